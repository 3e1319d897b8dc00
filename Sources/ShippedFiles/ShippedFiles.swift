/// The files that the program carries within itself: everything under `themes/`, `samples/` and `templates/`.
public enum ShippedFiles {
  /// The files below a folder, as path and text, in sorted order; paths begin with the folder's name.
  public static func under(_ folder: String) -> [(path: String, text: String)] {
    embedded.filter { "\($0.path)".hasPrefix(folder + "/") }.map { ("\($0.path)", $0.text) }
  }
}
