import Disclosure

/// A limit that a file was over.
public enum ReadingLimit: Sendable, Hashable {
  /// It unpacks to more bytes than that.
  case expanded(bytes: Int)
  /// It has more members than that.
  case members(Int)
  /// Archives lie in it deeper than that.
  case archiveDepth(Int)
  /// The parts of a message lie in one another deeper than that.
  case messageDepth(Int)
  /// Its tables have more cells than that.
  case cells(Int)
  /// It has more pages than that.
  case pages(Int)
  /// It has more characters than that.
  case characters(Int)
  /// Reading it took longer than that.
  case time(seconds: Int)
  /// Reading it took more memory than that.
  case memory(bytes: Int)

  /// What it was over, in words that end without punctuation.
  var words: Bilingual {
    switch self {
    case .expanded(let bytes):
      Bilingual("解压后超过 \(bytes >> 20) MiB", "it unpacks to more than \(bytes >> 20) MiB")
    case .members(let count): Bilingual("内含文件超过 \(count) 个", "it holds more than \(count) files")
    case .archiveDepth(let depth):
      Bilingual("压缩包嵌套超过 \(depth) 层", "archives are nested in it more than \(depth) deep")
    case .messageDepth(let depth):
      Bilingual("邮件各部分嵌套超过 \(depth) 层", "its parts are nested more than \(depth) deep")
    case .cells(let count): Bilingual("表格单元格超过 \(count) 个", "its tables have more than \(count) cells")
    case .pages(let count): Bilingual("页数超过 \(count) 页", "it has more than \(count) pages")
    case .characters(let count): Bilingual("文字超过 \(count) 个", "it has more than \(count) characters")
    case .time(let seconds): Bilingual("读取超过 \(seconds) 秒", "reading it took more than \(seconds) seconds")
    case .memory(let bytes):
      Bilingual("读取占用内存超过 \(bytes >> 20) MiB", "reading it took more than \(bytes >> 20) MiB of memory")
    }
  }
}

/// A program or library beside this one that a format takes.
public enum ReadingTool: String, Sendable, Hashable, CaseIterable {
  /// `gouji-pdf`, which comes with this program.
  case pdfReader
  /// LibreOffice, for the old formats of Word, Excel and WPS.
  case office
  /// LibreOffice or antiword, for `.doc`.
  case officeOrAntiword
  /// One of the programs that unpack RAR and 7z.
  case unpacker
  /// libzip.
  case zipLibrary
  /// libxml2.
  case xmlLibrary

  /// What a person calls it.
  var name: Bilingual {
    switch self {
    case .pdfReader: Bilingual("gouji-pdf", "gouji-pdf")
    case .office: Bilingual("LibreOffice", "LibreOffice")
    case .officeOrAntiword: Bilingual("LibreOffice 或 antiword", "LibreOffice or antiword")
    case .unpacker: Bilingual("解压程序", "an unpacker")
    case .zipLibrary: Bilingual("libzip", "libzip")
    case .xmlLibrary: Bilingual("libxml2", "libxml2")
    }
  }

  /// How to get it, as a sentence.
  var advice: Bilingual {
    switch self {
    case .pdfReader:
      Bilingual(
        "读取 PDF 需要随本程序提供的 gouji-pdf；请用 Scripts/install 安装，或把它放在 gouji 同一目录。",
        "reading PDF takes gouji-pdf, which comes with this program; install it with Scripts/install or put it beside gouji."
      )
    case .office:
      Bilingual(
        "读取此格式需要 LibreOffice；请安装（Debian：apt install libreoffice-writer-nogui libreoffice-calc-nogui），"
          + "或另存为 .docx、.xlsx 后再打开。",
        "reading this takes LibreOffice; install it (Debian: apt install libreoffice-writer-nogui "
          + "libreoffice-calc-nogui), or save the file as .docx or .xlsx and open that.")
    case .officeOrAntiword:
      Bilingual(
        "读取 .doc 需要 LibreOffice 或 antiword；请安装其一（Debian：apt install libreoffice-writer-nogui 或 antiword），"
          + "或另存为 .docx 后再打开。",
        "reading .doc takes LibreOffice or antiword; install one of them (Debian: apt install "
          + "libreoffice-writer-nogui or antiword), or save the file as .docx and open that.")
    case .unpacker:
      Bilingual(
        "解压 RAR、7z 需要解压程序；请安装其一（Debian：apt install libarchive-tools 或 p7zip-full），或先自行解压。",
        "unpacking RAR and 7z takes a program for it; install one (Debian: apt install libarchive-tools or "
          + "p7zip-full), or unpack it first.")
    case .zipLibrary:
      Bilingual("本机缺少 libzip（Debian：apt install libzip4）。", "this machine lacks libzip (Debian: apt install libzip4).")
    case .xmlLibrary:
      Bilingual(
        "本机缺少 libxml2（Debian：apt install libxml2）。", "this machine lacks libxml2 (Debian: apt install libxml2).")
    }
  }
}
