import Testing

@testable import DocumentReaders

private func message(_ text: String) -> MIMEMessage { MIMEMessage(Array(text.utf8)) }

private let nested = """
  From: =?gb2312?B?1cXI/Q==?= <a@example.org>\r
  Subject: =?utf-8?Q?=E5=B9=B4?=\r
   =?utf-8?Q?=E6=8A=A5?= 2021\r
  Content-Type: multipart/mixed;\r
   boundary="out er"\r
  \r
  preamble\r
  --out er\r
  Content-Type: multipart/alternative; boundary=in\r
  \r
  --in\r
  Content-Type: text/plain; charset=gb2312\r
  Content-Transfer-Encoding: quoted-printable\r
  \r
  =C4=EA=\r
  =B1=A8\r
  --in--\r
  --out er\r
  Content-Type: application/pdf; name*=UTF-8''%E5%B9%B4%E6%8A%A5.pdf\r
  Content-Disposition: attachment\r
  Content-Transfer-Encoding: base64\r
  \r
  JVBE\r
  Ri0=\r
  --out er--\r
  behind\r

  """

@Test func takesNestedPartsApart() throws {
  let found = message(nested)
  #expect(found.mediaType == "multipart/mixed")
  #expect(found.header("from") == "张三 <a@example.org>")
  #expect(found.header("subject") == "年报 2021")
  let leaves = found.leaves
  try #require(leaves.count == 2)
  #expect(leaves[0].mediaType == "text/plain" && leaves[0].charset == "gb2312" && !leaves[0].isAttachment)
  #expect(leaves[0].body == [0xC4, 0xEA, 0xB1, 0xA8])
  #expect(leaves[1].fileName == "年报.pdf" && leaves[1].isAttachment)
  #expect(leaves[1].body == Array("%PDF-".utf8))
}

private let fileNames: [(String, String?)] = [
  ("attachment; filename=\"a; b.doc\"", "a; b.doc"), ("attachment; filename=../../etc/passwd", "passwd"),
  ("attachment; filename=\"C:\\\\x\\\\y.doc\"", "y.doc"), ("attachment; filename=..", nil), ("inline", nil),
  ("attachment; filename*0=\"part one \"; filename*1=\"two.doc\"", "part one two.doc"),
  ("attachment; filename=\"=?GBK?B?xOqxqC5kb2N4?=\"", "年报.docx"),
]

@Test(arguments: fileNames)
func namesAFileWithoutItsPath(disposition: String, name: String?) {
  #expect(message("Content-Disposition: \(disposition)\n\n").fileName == name)
}

@Test func keepsThePartsOfAMessageThatIsCutOff() {
  let found = message("Content-Type: multipart/mixed; boundary=x\n\n--x\n\none\n--x\n\ntwo, cut")
  #expect(found.leaves.map { String(decoding: $0.body, as: UTF8.self) } == ["one", "two, cut"])
}

@Test func boundsPartsWithinParts() {
  var text = ""
  for depth in 0..<2_000 { text += "Content-Type: multipart/mixed; boundary=b\(depth)\n\n--b\(depth)\n" }
  #expect(message(text).leaves.count == 1)
  let many = "Content-Type: multipart/mixed; boundary=x\n\n" + String(repeating: "--x\n\na\n", count: 20_000)
  #expect(message(many).leaves.count == 5_000)
}

@Test func takesBrokenEncodingAsFarAsItGoes() {
  #expect(TransferEncoding.base64(Array("JV%BE\nRi0".utf8)) == Array("%PDF-".utf8))
  #expect(TransferEncoding.quotedPrintable(Array("a=3D=ZZ=".utf8)[...]) == Array("a==ZZ".utf8))
}

@Test func whatHasNoHeaderIsAllBody() {
  #expect(message("no header here\nat all").body == Array("no header here\nat all".utf8))
  #expect(message("").body.isEmpty)
}
