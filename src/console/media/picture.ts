const keepBelowBytes = 3_000_000;
const longestSidePx = 2_048;

/** A photo ready to send: as it is when small, else made smaller as messengers do. Rejects what is no picture. */
export async function preparePicture(file: File): Promise<{ blob: Blob; name: string }> {
  const picture = await createImageBitmap(file);
  if (file.size <= keepBelowBytes) {
    picture.close();
    return { blob: file, name: file.name };
  }
  const scale = Math.min(1, longestSidePx / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', 0.85);
  });
  if (blob === null) throw new Error('picture could not be encoded');
  return { blob, name: file.name.replace(/\.[^.]*$/, '') + '.jpg' };
}
