public import ScreenGrid

/// What a person may choose about the terminal.
public struct TerminalOptions: Sendable, Hashable {
  /// The width of ambiguous characters, nil to ask the terminal.
  public var ambiguous: CellWidth.Ambiguous?
  /// How many colours to use.
  public var color: ColorChoice
  /// Whether the mouse reports from the start.
  public var mouse: Bool
  /// Whether the terminal is asked for its background.
  public var asksAppearance = false

  /// Makes options; the defaults ask the terminal and leave the mouse to it.
  public init(ambiguous: CellWidth.Ambiguous? = nil, color: ColorChoice = .auto, mouse: Bool = false) {
    self.ambiguous = ambiguous
    self.color = color
    self.mouse = mouse
  }
}

/// What the environment says about the terminal.
public struct TerminalEnvironment: Sendable, Hashable {
  /// `TERM`.
  public var type: String?
  /// `NO_COLOR`.
  public var noColor: String?
  /// `COLORTERM`.
  public var colorTerm: String?
  /// `COLORFGBG`, by which some terminals tell whether they are dark.
  public var foregroundAndBackground: String?
  /// Whether standard output is a terminal.
  public var outputIsTerminal: Bool

  /// Makes an environment of its parts.
  public init(
    type: String? = nil, noColor: String? = nil, colorTerm: String? = nil, foregroundAndBackground: String? = nil,
    outputIsTerminal: Bool = true
  ) {
    self.type = type
    self.noColor = noColor
    self.colorTerm = colorTerm
    self.foregroundAndBackground = foregroundAndBackground
    self.outputIsTerminal = outputIsTerminal
  }

  /// Whether the terminal says it is dark or light, nil if it does not say.
  public var appearance: Theme.Appearance? {
    guard let last = foregroundAndBackground?.split(separator: ";").last, let index = Int(last) else { return nil }
    return index == 7 || index > 8 ? .light : .dark
  }
}

/// The values of `--color`.
public enum ColorChoice: String, Sendable, Hashable, CaseIterable {
  /// What the environment and the terminal say.
  case auto
  /// None.
  case never
  /// The terminal's own 16.
  case sixteen = "16"
  /// The usual 256.
  case indexed = "256"
  /// Exact colours, where the terminal library can show them.
  case truecolor

  /// The depth to draw with on a terminal of so many colours.
  ///
  /// A choice that is stated wins over `NO_COLOR`, which counts if it is not empty. No choice makes more of a terminal
  /// than its description says: ncurses shows nothing in colours it does not know.
  public func depth(environment: TerminalEnvironment, colors: Int, namesExactColors: Bool) -> ColorDepth {
    let most: ColorDepth =
      if namesExactColors { .truecolor } else if colors >= 256 { .indexed } else if colors >= 8 { .sixteen } else {
        .mono
      }
    switch self {
    case .never: return .mono
    case .auto: return environment.noColor?.isEmpty == false ? .mono : most
    case .sixteen: return most == .mono ? .mono : .sixteen
    case .indexed: return most == .truecolor ? .indexed : most
    case .truecolor: return most
    }
  }
}

/// Why the terminal program cannot run here.
public enum TerminalRefusal: Error, Sendable, Hashable {
  /// Standard output, or every place that keys could come from, is no terminal.
  case noTerminal
  /// `TERM=dumb`: a terminal that cannot place text.
  case dumb
  /// Neither the type in `TERM` nor any that could stand in for it is described on this machine.
  case unknownType(String)
  /// No UTF-8 locale, not even C.UTF-8.
  case noUTF8Locale
  /// The terminal library gave no reason.
  case failed

  /// The reason not to try at all, nil if there is none.
  public init?(_ environment: TerminalEnvironment) {
    if !environment.outputIsTerminal {
      self = .noTerminal
    } else if environment.type == "dumb" {
      self = .dumb
    } else {
      return nil
    }
  }

  /// The reason in Chinese.
  public var inChinese: String {
    switch self {
    case .noTerminal: "当前不是终端，无法打开浏览界面"
    case .dumb: "终端类型为 dumb，不支持光标定位，无法打开浏览界面"
    case .unknownType(let type): "本机没有终端类型“\(SafeText.printable(type))”的描述，也没有可替代的描述"
    case .noUTF8Locale: "本机没有 UTF-8 语言环境（如 C.UTF-8），无法显示汉字"
    case .failed: "无法接管终端"
    }
  }

  /// The reason in English.
  public var inEnglish: String {
    switch self {
    case .noTerminal: "this is not a terminal, so the browser cannot open"
    case .dumb: "TERM=dumb cannot place text, so the browser cannot open"
    case .unknownType(let type):
      "this machine has no description of the terminal type \"\(SafeText.printable(type))\", nor one to stand in for it"
    case .noUTF8Locale: "this machine has no UTF-8 locale (such as C.UTF-8), so Chinese cannot be shown"
    case .failed: "the terminal could not be taken over"
    }
  }
}
