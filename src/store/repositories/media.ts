import { mongo, type Connection } from 'mongoose';
import { AppError, toId, type MediaId } from '../../core/index.ts';
import { cleanMedia } from '../media-cleaning.ts';
import type { Place } from '../seal.ts';
import type { Store } from '../types.ts';
import type { Vault } from '../vault.ts';

/** Big enough that a cleaned picture is one chunk. */
const chunkSizeBytes = 1_048_576;

interface MediaMetadata {
  sealKey: string;
  mime: string;
}

/** Pictures and voice messages in GridFS, cleaned and sealed; their names are their ids. */
export function createMedia(connection: Connection, vault: Vault): Store['media'] {
  function openBucket(): mongo.GridFSBucket {
    if (connection.db === undefined) throw new AppError('store:unavailable', 'not connected');
    return new mongo.GridFSBucket(connection.db, { bucketName: 'media', chunkSizeBytes });
  }

  return {
    async save(key, bytes) {
      const cleaned = await cleanMedia(bytes);
      if (!cleaned.ok) return cleaned;
      const id = new mongo.ObjectId();
      const sealed = await vault.sealBytes(key, placeOf(id.toHexString()), cleaned.bytes);
      const metadata: MediaMetadata = { sealKey: key, mime: cleaned.mime };
      const upload = openBucket().openUploadStreamWithId(id, id.toHexString(), { metadata: { ...metadata } });
      await new Promise<void>((resolve, reject) => {
        upload.once('finish', resolve).once('error', reject).end(sealed);
      });
      return { ok: true, id: toId<MediaId>(id.toHexString()), mime: cleaned.mime };
    },
    async read(id) {
      if (!mongo.ObjectId.isValid(id)) return null;
      const bucket = openBucket();
      const fileId = new mongo.ObjectId(id);
      const [file] = await bucket.find({ _id: fileId }, { limit: 1 }).toArray();
      if (file?.metadata === undefined) return null;
      // Written by `save` and by nobody else.
      const { sealKey, mime } = file.metadata as unknown as MediaMetadata;
      const sealed = Buffer.concat(await bucket.openDownloadStream(fileId).toArray());
      return { bytes: await vault.openBytes(sealKey, placeOf(id), sealed), mime };
    },
  };
}

function placeOf(id: string): Place {
  return { record: id, field: 'media' };
}
