import { attachPictures } from "./attachments.js";
import { includeListings } from "./listings.js";
import type { Notebook } from "./nbformat.js";

/** The notebook with all files inside that its prose shows. @param folder where their paths start from. */
export const withFilesInside = async (notebook: Notebook, folder: string): Promise<Notebook> =>
  attachPictures(await includeListings(notebook, folder), folder);
