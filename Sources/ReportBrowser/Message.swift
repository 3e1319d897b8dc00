public import Disclosure
public import ScreenGrid

/// Names a report in the list for as long as the program runs: its place in the order of arrival.
public struct ReportID: Sendable, Hashable, Comparable {
  /// The place, from 0.
  public let index: Int

  /// The report that arrived at that place.
  public init(index: Int) { self.index = index }

  /// Orders by arrival.
  public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// Something that happened: a key, a file that was read, an answer to an effect.
public enum Message: Sendable {
  /// A key was pressed, or text pasted.
  case key(Key)
  /// The mouse was used.
  case mouse(MouseEvent)
  /// The screen has this many columns and rows.
  case resized(width: Int, height: Int)
  /// The terminal's way with ambiguous characters became known.
  case widths(CellWidth)
  /// Reports arrived; they take the next ids in this order.
  case loaded([ReportSummary])
  /// So many of so many files have been read.
  case progress(done: Int, total: Int)
  /// A file could not be read; it stands in the list with this reason.
  case unreadable(path: String, reason: String)
  /// The reports of each agency were held against one another: what was found takes the place of what was before.
  case foundAcross([AcrossReview])
  /// Some of them, where there are so many that they come in batches; `foundAcross` ends them.
  case findingAcross([AcrossReview])
  /// A name for the agency of each report on the list, the same for all reports of one; nil where it is not known.
  case agencies([String?])
  /// No more files will come.
  case loadingFinished
  /// A report asked for by `Effect.open` was read.
  case opened(ReportID, OpenReport)
  /// A report asked for by `Effect.open` could not be read again.
  case openFailed(ReportID, reason: String)
  /// A file was written.
  case exportDone(path: String)
  /// The file exists and was left alone; the browser asks and sends the request again.
  case exportExists(path: String)
  /// The file could not be written.
  case exportFailed(path: String, reason: String)
  /// A finding was set aside and kept in the file at that path; the first report is the one it was done for, the others
  /// are governed by the same file.
  case setAside(SetAside, on: [ReportID], path: String)
  /// A finding that was set aside was taken back.
  case takenBack(SetAside, on: [ReportID], path: String)
  /// Another theme is drawn with, since the terminal's background has become known or has changed.
  case themeInUse(String)
  /// Reports were read again, since their files or the settings beside them have changed; `across` is what the reports
  /// say of one another by now, nil if that is as it was, `settings` the settings files that have changed.
  case replaced([Replacement], across: [AcrossReview]? = nil, settings: [SettingsChange] = [])
  /// The configuration or a theme file has changed.
  case configured(Reconfiguration)
  /// The files of these reports are gone.
  case vanished([ReportID])
  /// The files of these reports have changed and could not be read again.
  case outdated([ReportID])
  /// So many reports have come in files that are new; they were said to be `loaded` before.
  case arrived(Int)
  /// Go on with the search of all reports: the answer to `Effect.searchOn`.
  case searchOn(Int)
  /// Reports were read for the search of that number: the answer to `Effect.readOn`.
  case readForSearch(Int, [ReadForSearch])
  /// Go on making what keys will need: the answer to `Effect.prepare`.
  case prepare
  /// Something to say in the status line.
  case notice(String)
  /// Something asked for did not come about, and why.
  case failed(String)
}

/// Something that the shell is asked to do.
public enum Effect: Sendable, Hashable {
  /// Read this report again from its file and answer with `opened` or `openFailed`; a later request makes it stale.
  case open(ReportID, path: String)
  /// Write a view to its target and answer with `exportDone`, `exportExists` or `exportFailed`; for the clipboard and
  /// for programs with `notice` or `failed`.
  case export(ExportRequest)
  /// Open the file that a report was read from, or that could not be read, in its own program; answer with `notice`
  /// or `failed`.
  case openOriginal(ReportID?, path: String)
  /// Keep in the settings beside a report that a finding is set aside, from this day on; answer with `setAside` or
  /// `failed`.
  case setAside(ReportID, SetAside)
  /// Take such an entry out again; answer with `takenBack` or `failed`.
  case takeBack(ReportID, SetAside)
  /// Answer with `searchOn`, after the keys that have been pressed meanwhile.
  case searchOn(Int)
  /// Read these reports from their files for the search of that number, and answer with `readForSearch`; a later
  /// request makes it stale.
  case readOn(Int, [ReportID])
  /// Answer with `prepare` when nothing else is to be done; without it the first filter takes longer, and sums of many
  /// reports are not shown.
  case prepare
  /// Put text on the clipboard and answer with `notice`, which says where it went, or `failed`.
  case copy(String)
  /// Draw in this theme for now.
  case previewTheme(String)
  /// Draw in this theme from now on.
  case useTheme(String)
  /// Stop reading files.
  case cancelLoading
  /// Draw everything anew.
  case redraw
  /// Take the mouse, or leave it to the terminal.
  case useMouse(Bool)
  /// End the program.
  case quit
}
