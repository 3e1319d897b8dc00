extension Finding {
  /// Whether it says what could not be found or read, or that a table was probably misread: something that only a look at
  /// the original settles, and no fault of the agency until then.
  public var isAboutReading: Bool {
    switch rule {
    case "T3-MISREAD", "F-TABLE": true
    case "F-ROWS": key == "rows" || key == "cells"
    case "F-SECT": key == "missing" || key == "second report"
    default: false
    }
  }
}
