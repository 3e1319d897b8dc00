import Disclosure
import ReportFixtures
import Testing

@testable import DocumentReaders

private func open(_ text: String) throws -> Container {
  let bytes = Array(text.utf8)
  #expect(DocumentReaders.format(of: bytes) == .email)
  return try Container.open(bytes, name: "a.eml", format: .email, context: ReadingContext()).get()
}

private func contents(_ container: Container) throws -> [String: String] {
  var contents: [String: String] = [:]
  for member in container.members {
    contents[member.name] = String(decoding: try container.read(member).get(), as: UTF8.self)
  }
  return contents
}

private func message(_ parts: [String], type: String = "mixed") -> String {
  "From: =?gb2312?B?1cXI/Q==?= <a@example.cn>\r\nTo: b@example.cn\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    + multipart(parts, type: type)
}

private func multipart(_ parts: [String], type: String) -> String {
  let mark = "mark-\(type)-\(parts.joined().utf8.count)"
  return "Content-Type: multipart/\(type);\r\n boundary=\"\(mark)\"\r\n\r\n"
    + parts.map { "--\(mark)\r\n\($0)\r\n" }.joined() + "--\(mark)--\r\n"
}

@Test func attachmentsAreMembersUnderTheirNames() throws {
  let container = try open(
    message([
      "Content-Type: text/plain\r\n\r\nsee attached",
      "Content-Type: text/plain; name=\"=?gb2312?B?xOqxqC50eHQ=?=\"\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=",
      "Content-Type: application/octet-stream\r\n"
        + "Content-Disposition: attachment; filename*=GB18030''%C4%EA%B1%A8.docx\r\n\r\nx",
      "Content-Type: text/plain\r\nContent-Disposition: attachment; filename=\"../../up.txt\"\r\n"
        + "Content-Transfer-Encoding: quoted-printable\r\n\r\na=3Db",
    ]))
  #expect(
    try contents(container) == ["body.txt": "see attached", "年报.txt": "hello", "年报.docx": "x", "up.txt": "a=b"])
}

@Test func ofATextInSeveralFormsTheOneWithTablesCounts() throws {
  let forms = multipart(
    ["Content-Type: text/plain\r\n\r\nplain", "Content-Type: text/html\r\n\r\n<p>rich"], type: "alternative")
  let container = try open(message([forms, "Content-Type: text/plain; name=a.txt\r\n\r\nattached"]))
  #expect(try contents(container) == ["body.html": "<p>rich", "a.txt": "attached"])
  let plain = multipart(["Content-Type: text/plain\r\n\r\nplain"], type: "alternative")
  #expect(try contents(open(message([plain]))) == ["body.txt": "plain"])
}

@Test func aMessageWithinAMessageIsAContainerToo() throws {
  let inner = message(["Content-Type: text/plain; name=b.txt\r\n\r\ninner"])
  let container = try open(message(["Content-Type: message/rfc822\r\n\r\n\(inner)"]))
  let member = try #require(container.members.first)
  let bytes = try container.read(member).get()
  #expect(DocumentReaders.format(of: bytes) == .email)
  let nested = try container.open(bytes, name: member.name, format: .email).get()
  #expect(try contents(nested) == ["b.txt": "inner"])
}

@Test func aMessageWithoutPartsIsItsBody() throws {
  let container = try open("Received: from x by y\nFrom: a\nDate: today\nContent-Type: text/plain\n\nthe text\n")
  #expect(try contents(container) == ["body.txt": "the text\n"])
}

@Test(
  arguments: [
    "From: a\nto be or not to be\n", "Subject: x\n\ntext", "date: 1\nfrom: 2\n", "年报\nFrom: a\nTo: b\nDate: c\n\n",
    "from\nto\nsubject\n", "标题: 年报\nFrom: a\n",
  ])
func textThatOnlyLooksLikeAMessageIsText(text: String) {
  #expect(DocumentReaders.format(of: Array(text.utf8)) == .text)
}

@Test func aMessageWithAPageAndAttachmentsIsMailAndNoSavedPage() throws {
  let parts = [
    "Content-Type: text/html\r\n\r\n<p>see attached", "Content-Type: text/plain; name=a.txt\r\n\r\nattached",
  ]
  let container = try open(message(parts, type: "related"))
  #expect(try contents(container) == ["body.html": "<p>see attached", "a.txt": "attached"])
}

@Test func whatIsLeftOutOfAMessageIsSaid() throws {
  let head = "From: a\nTo: b\nSubject: c\n"
  func nest(_ depth: Int) -> String {
    (0..<depth).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined() + "\nthe text"
  }
  #expect(try open(head + nest(12)).remark == nil)
  #expect(try contents(open(head + nest(12))) == ["body.txt": "the text"])
  #expect(try open(head + nest(13)).remark == .restUnread(.messageDepth(12)))
  func many(_ count: Int) -> String {
    head + "Content-Type: multipart/mixed; boundary=x\n\n" + String(repeating: "--x\n\na\n", count: count) + "--x--\n"
  }
  #expect(try open(many(5_000)).remark == nil)
  #expect(try open(many(5_001)).remark == .restUnread(.members(5_000)))
  let words = ReadingError(.restUnread(.messageDepth(12)), path: "a.eml")
  #expect(words.message(in: .english).contains("12 deep") && words.message(in: .chinese).contains("12 层"))
}

@Test func aMessageWhosePartsCannotBeToldIsDamaged() throws {
  #expect(try open("From: a\nTo: b\nSubject: c\nContent-Type: multipart/mixed\n\n--x\n\na").remark == .damaged(.email))
  #expect(try open("From: a\nTo: b\nSubject: c\nContent-Type: multipart/mixed; boundary=x\n\n").remark != nil)
}
