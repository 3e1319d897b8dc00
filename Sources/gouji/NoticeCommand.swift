import ArgumentParser
import Disclosure
import DocumentReaders
import OfficeFiles
import ReportCatalog
import ReportExport
import ShippedFiles

/// Writes the letters that ask agencies to correct their reports, and the overview of all.
struct NoticeCommand: Requesting {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "notice",
      abstract: words("为每个机关写一份整改通知，并汇总核查情况。", "Write a correction notice to each agency, and an overview."),
      discussion: words(
        "有 -o 时每个机关一个文件，另有“核查一览”（xlsx 和 txt）；没有 -o 时通知写到标准输出。再次写出时，手工改动过的文件不覆盖"
          + "（--force 除外）。--print-template 输出通知的文本样式，改后用 --template 指定。退出状态：0 完成；2 用法错误；3 有输入未能读取或文件未能写出。",
        "With -o a file an agency, and the overview as xlsx and text; without it the notices go to standard output. "
          + "Written again, files that were edited stay, unless --force is given. --print-template prints the notice's wording; edit it and name it with --template. Exit status: 0 done; "
          + "2 usage; 3 an input could not be read or a file not be written."))
  }

  @Option(name: .shortAndLong, help: help("写入的文件夹", "the folder to write to"), completion: .directory)
  var output: String?

  @Option(help: help("通知的格式（有 -o 时默认 docx，否则 text）", "the notices' format (docx with -o, else text)"))
  var format: Notice.Format?

  @Option(help: help("自拟的通知样式", "a wording of your own"), completion: .file())
  var template: String?

  @Option(help: help("反馈期限，照印", "until when an answer is due, as printed"))
  var deadline: String?

  @Option(help: help("落款单位", "who signs"))
  var issuer: String?

  @Option(help: help("落款日期，照印", "the date, as printed"))
  var date: String?

  @Flag(help: help("改动过的文件也覆盖", "overwrite files that were edited as well"))
  var force = false

  @Flag(help: help("输出通知的文本样式", "print the notice's wording"))
  var printTemplate = false

  @OptionGroup var common: CommonOptions

  @Argument(help: help("报告文件或文件夹；- 表示标准输入", "report files or folders; - for standard input"), completion: .file())
  var paths: [String] = []

  func validate() throws {
    if !printTemplate, paths.isEmpty { throw ValidationError(words("请给出报告文件或文件夹", "name report files or folders")) }
    if format == .docx, output == nil {
      throw ValidationError(words("docx 格式须用 -o 指定文件夹", "docx needs a folder: -o FOLDER"))
    }
  }

  var request: any Request {
    guard !printTemplate else { return PrintingTemplate() }
    return WritingNotices(
      source: .paths(paths), folder: output, format: format ?? (output == nil ? .text : .docx), template: template,
      isForced: force,
      sender: Notice.Sender(deadline: deadline, issuer: issuer, date: date))
  }
}

/// Printing the notice's wording, to be edited.
private struct PrintingTemplate: Request {
  func perform() -> ExitStatus { Program.emit(WritingNotices.shippedTemplate) }
}

/// Reading reports and writing notices about them.
struct WritingNotices: Request {
  let source: InputSource
  var folder: String?
  var format = Notice.Format.text
  var template: String?
  /// Whether files that were edited are overwritten as well.
  var isForced = false
  var sender = Notice.Sender()

  /// The wording that the program carries within itself.
  static var shippedTemplate: String {
    let name = "templates/notice.\(Invocation.language.rawValue).txt"
    return ShippedFiles.under("templates").first { $0.path == name }?.text ?? ""
  }

  func perform() -> ExitStatus {
    guard let template = wording() else { return .usage }
    var intake = Intake(source)
    let language = Invocation.language
    var reports: [ReviewedReport] = []
    do throws(OutputError) {
      try intake.read(across: true) { report, review throws(OutputError) in
        reports.append(ReviewedReport(CheckedReport(report, review: review), language))
        return true
      }
      intake.complainOfSettings()
      let notices = Self.notices(about: reports, template, sender, language)
      if let folder {
        let unread = intake.problems.map {
          ReviewOverview.Unread(path: $0.path, reason: $0.message(in: language))
        }
        let drawer = try NoticeFolder(folder, intake, isForced: isForced)
        for notice in notices { try drawer.put(notice, format) }
        try drawer.put(ReviewOverview(reports, unread: unread, language))
        try drawer.finish()
        drawer.tell()
        Self.tellOfNameless(reports)
        if drawer.hasFailed { return .unread }
      } else {
        try print(notices)
        Self.tellOfNameless(reports)
      }
    } catch { return error.report() }
    return intake.status(otherwise: .done)
  }

  /// The wording to use; nil after saying what is wrong with it.
  private func wording() -> NoticeTemplate? {
    var text = Self.shippedTemplate
    if let template {
      let item = CatalogItem(path: template, origin: .file(Array(template.utf8)), isNamed: true)
      switch Intake.reader.bytes(of: item) {
      case .failure(let error):
        Streams.say("gouji: \(printable(template)): \(error.message(in: Invocation.language))")
        return nil
      case .success(let bytes):
        guard let read = String(validating: bytes, as: UTF8.self) else {
          Streams.say("gouji: \(printable(template)): " + words("样式须为 UTF-8 文本", "a wording is UTF-8 text"))
          return nil
        }
        text = read
      }
    }
    do throws(NoticeTemplate.Fault) { return try NoticeTemplate(text) } catch {
      let place = error.line > 0 ? ":\(error.line)" : ""
      Streams.say("gouji: \(printable(template ?? ""))\(place): \(error.words[Invocation.language])")
      return nil
    }
  }

  /// A notice to each agency that needs one, in the order in which the agencies come.
  private static func notices(
    about reports: [ReviewedReport], _ template: NoticeTemplate, _ sender: Notice.Sender, _ language: Language
  ) -> [Notice] {
    var agencies: [String] = []
    var own: [String: [ReviewedReport]] = [:]
    for report in reports {
      guard let agency = report.agency else { continue }
      if own[agency] == nil { agencies.append(agency) }
      own[agency, default: []].append(report)
    }
    return agencies.compactMap { Notice(to: $0, about: own[$0] ?? [], template, from: sender, language) }
  }

  /// Says of which reports no agency is known, so that nobody was written to.
  private static func tellOfNameless(_ reports: [ReviewedReport]) {
    for report in reports where report.agency == nil && !(report.causes.isEmpty && report.remarks.isEmpty) {
      Streams.say(
        words(
          "gouji: \(printable(report.path)): 机关未读出，没有写通知。",
          "gouji: \(printable(report.path)): its agency was not read; no notice was written."))
    }
  }

  private func print(_ notices: [Notice]) throws(OutputError) {
    var output = try Output(to: nil)
    for (index, notice) in notices.enumerated() {
      if index > 0 {
        try output.write(format == .markdown ? "\n---\n\n" : "\n" + String(repeating: "═", count: 38) + "\n\n")
      }
      try output.write(format == .markdown ? notice.markdown : notice.text)
    }
    try output.finish()
    if notices.isEmpty { Streams.say(words("没有需要更正的报告。", "No report needs to be corrected.")) }
  }
}

extension OfficeFileError {
  /// What went wrong and what to do about it.
  var words: Bilingual {
    switch self {
    case .libraryMissing(let library):
      Bilingual(
        "没有写出：缺少程序库 \(library.rawValue)（Debian：apt install \(library.rawValue)）",
        "not written: the library \(library.rawValue) is missing (Debian: apt install \(library.rawValue))")
    case .notWritten(let library):
      Bilingual("没有写出：\(library.rawValue) 未能生成文件", "not written: \(library.rawValue) could not make the file")
    }
  }
}
