import Foundation
import Testing

/// Programs that are not ours and open what we write. Without one its tests are skipped, which is said; on a machine
/// that builds for everybody (CI) they run, and fail.
private enum Reader {
  static let python = find(["/usr/bin/python3", "/usr/local/bin/python3"], for: "python3")
  static let office = find(["/usr/bin/soffice", "/usr/bin/libreoffice"], for: "LibreOffice")

  private static func find(_ places: [String], for name: String) -> String? {
    if let found = places.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) { return found }
    if ProcessInfo.processInfo.environment["CI"] != nil { return places.first }
    FileHandle.standardError.write(Data("SKIPPED: no \(name) here to open exports with\n".utf8))
    return nil
  }
}

/// Makes an export of what the browser shows on a faulty report at its first failed check, by keys in the dialogue.
private func view(_ folder: Folder, _ format: String, tabs: Int, bom: Bool = false) throws -> String {
  try folder.write("a.txt", Reports.faulty)
  let choice = String(repeating: "<Tab>", count: tabs) + (bom ? "<C-b>" : "")
  let keys = "es" + choice + "<C-u>out.\(format)<Enter>"
  let outcome = try Gouji.run(
    ["--lang", "en", "--size", "120x40", "--keys", keys, "--screen", "text", "a.txt"], in: folder)
  #expect(outcome.status == 0 && outcome.output.contains("written to out.\(format)"), "\(outcome.output)")
  return "out.\(format)"
}

private func python(_ script: String, _ folder: Folder) throws -> String {
  guard let python = Reader.python else { return "" }
  try folder.write("script.py", script)
  let outcome = try Gouji.shell("'\(python)' script.py", in: folder, environment: ["PYTHONIOENCODING": "utf-8"])
  #expect(outcome.status == 0, "\(outcome.talk)")
  return outcome.output
}

@Test(.enabled(if: Reader.python != nil)) func anXMLAndAnHTMLParserReadPages() throws {
  let folder = try Folder()
  _ = try view(folder, "html", tabs: 5)
  _ = try view(folder, "svg", tabs: 6)
  #expect(try Gouji.run(["export", "--format", "html", "-o", "all.html", "a.txt"], in: folder).status == 0)
  let script = """
    import xml.etree.ElementTree as E
    from html.parser import HTMLParser
    class P(HTMLParser):
      def __init__(self):
        super().__init__(); self.failed = []; self.inside = False; self.open = []
      def handle_starttag(self, tag, attributes):
        if tag not in ("meta",): self.open.append(tag)
        self.inside = tag == "td" and any(k == "class" and ("failed" in v or "suspect" in v) for k, v in attributes)
      def handle_startendtag(self, tag, attributes): pass
      def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag
        self.inside = False
      def handle_data(self, data):
        if self.inside: self.failed.append(data)
    for name in ("out.html", "all.html"):
      E.parse(name)
      p = P(); p.feed(open(name, encoding="utf-8").read()); p.close()
      print(name, len(p.open), len(p.failed), all("✗" in f for f in p.failed))
    print(E.parse("out.svg").getroot().tag)
    """
  let lines = try python(script, folder).split(separator: "\n")
  #expect(lines.count == 3 && lines[0].hasPrefix("out.html 0 ") && !lines[0].hasPrefix("out.html 0 0"), "\(lines)")
  #expect(lines.dropLast().allSatisfy { $0.hasSuffix("True") } && lines.last == "{http://www.w3.org/2000/svg}svg")
}

@Test(.enabled(if: Reader.python != nil)) func readersOfValuesAndOfJSONReadTheTable() throws {
  let folder = try Folder()
  _ = try view(folder, "csv", tabs: 2, bom: true)
  _ = try view(folder, "tsv", tabs: 3)
  _ = try view(folder, "json", tabs: 4)
  #expect(try Gouji.run(["export", "--format", "csv", "--bom", "-o", "all.csv", "a.txt"], in: folder).status == 0)
  let script = """
    import csv, json
    raw = open("out.csv", "rb").read()
    assert raw.startswith(b"\\xef\\xbb\\xbf") and not raw[3:].startswith(b"\\xef"), raw[:6]
    rows = list(csv.reader(open("out.csv", encoding="utf-8-sig", newline="")))
    tabs = list(csv.reader(open("out.tsv", encoding="utf-8", newline=""), delimiter="\\t"))
    assert rows == tabs, (rows[3], tabs[3])
    page = json.load(open("out.json", encoding="utf-8"))
    table = page["tables"][0]
    assert page["schema"] == "gouji.view/1"
    assert {len(row) for row in rows} == {len(table["columns"]) + 1}
    figures = [[c.get("raw") for c in row if "raw" in c] for row in table["rows"]]
    figures = [row for row in figures if row]
    values = [row[1:-1] for row in rows[1:] if any(row[1:-1])]
    assert figures == values, (figures[0], values[0])
    marked = sum(1 for row in table["rows"] for c in row if c.get("mark") in ("failed", "suspect"))
    assert marked == sum(row[-1].count("in a failed relation") + row[-1].count("suspected cause") for row in rows[1:])
    all = list(csv.reader(open("all.csv", encoding="utf-8-sig", newline="")))
    assert all[0][0] == "path" and {len(row) for row in all} == {14}
    print(len(figures), marked)
    """
  let words = try python(script, folder).split(separator: " ").compactMap { Int($0.filter(\.isNumber)) }
  #expect(words.count == 2 && words[0] == 25 && words[1] > 0, "\(words)")
}

@Test(.enabled(if: Reader.office != nil)) func libreOfficeOpensWorkbooks() throws {
  guard let office = Reader.office else { return }
  let folder = try Folder()
  _ = try view(folder, "xlsx", tabs: 7)
  #expect(
    try Gouji.run(["export", "--lang", "en", "--format", "xlsx", "-o", "all.xlsx", "a.txt"], in: folder).status == 0)
  // The twelfth part of the filter's options writes every sheet to a file of its own.
  let script =
    "'\(office)' -env:UserInstallation=file://\(folder.path)/profile --headless "
    + "--convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' out.xlsx all.xlsx"
  let outcome = try Gouji.shell(script, in: folder, environment: ["HOME": folder.path])
  #expect(outcome.status == 0, "\(outcome.talk)")
  let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".csv") }
  func sheet(_ name: String) -> String { names.first { $0.contains(name) }.map(folder.text) ?? "" }
  let shown = names.filter { $0.hasPrefix("out-") }.map(folder.text).joined()
  #expect(shown.contains("✗") && shown.contains("三、本年度办理结果"), "\(names)")
  #expect(
    ["all-Reports", "all-table 2", "all-table 3", "all-table 4", "all-Findings", "all-Causes"].allSatisfy { wanted in
      names.contains { $0.hasPrefix(wanted) }
    }, "\(names)")
  #expect(sheet("all-table 3").contains("III. Results this year") && sheet("all-table 3").contains("✗"))
  #expect(sheet("all-Findings").contains("T3-"))
}

@Test(.enabled(if: Reader.python != nil)) func numbersInAWorkbookAreNumbersAndFormulasAreText() throws {
  let folder = try Folder()
  _ = try view(folder, "xlsx", tabs: 7)
  let script = """
    import zipfile, xml.etree.ElementTree as E
    book = zipfile.ZipFile("out.xlsx")
    n = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    sheet = E.fromstring(book.read("xl/worksheets/sheet1.xml"))
    cells = list(sheet.iter(n + "c"))
    numbers = [c for c in cells if c.get("t") in (None, "n") and c.find(n + "v") is not None]
    merges = [m.get("ref") for m in sheet.iter(n + "mergeCell")]
    assert not list(sheet.iter(n + "f"))
    styles = E.fromstring(book.read("xl/styles.xml"))
    formats = [f.get("formatCode") for f in styles.iter(n + "numFmt")]
    print(len(numbers) >= 100, len(merges) >= 5, any("✗" in f for f in formats))
    """
  #expect(try python(script, folder) == "True True True\n")
}

@Test func aWorkbookIsNotWrittenToATerminalNorWithAnotherFormatsOptions() throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.faulty)
  #expect(try Gouji.run(["export", "--format", "json", "--bom", "a.txt"], in: folder).status == 2)
  try folder.write("bad.xlsx", "old")
  let outcome = try Gouji.run(["export", "--format", "xlsx", "-o", "bad.xlsx", "none.txt"], in: folder)
  #expect(outcome.status == 3 && folder.text("bad.xlsx") == "old")
  #expect(try Gouji.run(["export", "--format", "xlsx", "-o", "no/x.xlsx", "a.txt"], in: folder).status == 3)
}
