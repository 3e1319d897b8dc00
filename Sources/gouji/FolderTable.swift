/// What is known of folders, by the bytes of their paths.
///
/// A sorted list and no dictionary: most runs know one folder, and to make the type of a dictionary with such keys costs
/// the start of a program more than a hundred folders cost here.
struct FolderTable<Value> {
  private var rows: [(folder: [UInt8], value: Value)] = []

  /// The folders of which something is known, in order.
  var folders: [[UInt8]] { rows.map(\.folder) }

  /// What is known of a folder, nil if nothing is.
  subscript(folder: [UInt8]) -> Value? {
    get {
      let place = place(of: folder)
      return place < rows.count && rows[place].folder == folder ? rows[place].value : nil
    }
    set {
      let place = place(of: folder)
      let isThere = place < rows.count && rows[place].folder == folder
      if let newValue {
        if isThere { rows[place].value = newValue } else { rows.insert((folder, newValue), at: place) }
      } else if isThere {
        rows.remove(at: place)
      }
    }
  }

  /// The first row whose folder is not before this one.
  private func place(of folder: [UInt8]) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].folder.lexicographicallyPrecedes(folder) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
