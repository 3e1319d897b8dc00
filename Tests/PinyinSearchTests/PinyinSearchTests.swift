import Testing

@testable import PinyinSearch

private func folded(_ text: String) -> [UInt32] { text.lowercased().unicodeScalars.map(\.value) }

private func keys(_ names: [String]) -> SearchKeys {
  var keys = SearchKeys()
  for name in names { keys.append(folded(name)) }
  return keys
}

private func rank(_ typed: String, _ name: String) -> MatchRank? {
  SearchPattern(folded(typed)).rank(in: keys([name]), at: 0)
}

private func places(_ typed: String, _ name: String) -> [Int]? {
  SearchPattern(folded(typed)).places(in: keys([name]), at: 0)?.places
}

/// A name, what finds it without gaps, and what must not find it in any way.
private let names: [(name: String, found: [String], lost: [String])] = [
  ("重庆市人民政府", ["cqs", "chongqing", "cq", "chongq", "重庆", "cqsrmzf", "chqs"], ["zqs", "zhongqing"]),
  ("重庆市渝北区", ["cqsybq", "yubei"], ["zhongqingshi"]),
  ("六安市", ["las", "luan", "luans"], ["liuan", "liuanshi"]),
  ("六合区", ["lhq", "luhe"], ["liuhe"]),
  ("六盘水市", ["lpss", "liupanshui"], ["lupanshui"]),
  ("蚌埠市", ["bbs", "bengbu"], ["bangbu"]),
  ("番禺区", ["pyq", "panyu"], ["fyq", "fanyu"]),
  ("吐鲁番市", ["tlfs", "tulufan"], ["tulupan"]),
  ("乐清市", ["yqs", "yueqing"], ["lqs", "leqing"]),
  ("乐亭县", ["ltx", "laoting"], ["leting", "yueting"]),
  ("乐陵市", ["lls", "laoling"], ["leling"]),
  ("乐山市", ["lss", "leshan"], ["yueshan"]),
  ("长乐区", ["clq", "changle"], ["zhangle", "changyue"]),
  ("东阿县", ["dex", "donge"], ["donga", "dax"]),
  ("阿坝州", ["abz", "aba"], ["eba"]),
  ("铅山县", ["ysx", "yanshan"], ["qianshan", "qsx"]),
  ("厦门市", ["xms", "xiamen"], ["sms", "shamen"]),
  ("长治市", ["czs", "changzhi"], ["zhangzhi", "zzs"]),
  ("长子县", ["zzx", "zhangzi"], ["changzi"]),
  ("子长市", ["zcs", "zichang"], ["zizhang"]),
  ("单县", ["sx", "shanxian"], ["danxian"]),
  ("莘县", ["sx", "shenxian"], ["xinxian"]),
  ("莘庄镇", ["xzz", "xinzhuang"], ["shenzhuang"]),
  ("涡阳县", ["gyx", "guoyang"], ["woyang"]),
  ("歙县", ["sx", "shexian"], ["xixian"]),
  ("大埔县", ["dbx", "dabu"], ["dapu"]),
  ("黄埔区", ["hpq", "huangpu"], ["huangbu"]),
  ("吴堡县", ["wbx", "wubu"], ["wubao", "wupu"]),
  ("台州市", ["tzs", "taizhou"], []),
  ("丽水市", ["lss", "lishui"], []),
  ("尉犁县", ["ylx", "yuli"], ["weili"]),
  ("尉氏县", ["wsx", "weishi"], ["yushi"]),
  ("曾都区", ["zdq", "zengdu"], ["cengdu", "zengdou"]),
  ("成都市", ["cds", "chengdu"], ["chengdou"]),
  ("荥阳市", ["xys", "xingyang"], ["yingyang"]),
  ("荥经县", ["yjx", "yingjing"], ["xingjing"]),
  ("洪洞县", ["htx", "hongtong"], ["hongdong"]),
  ("蔚县", ["yx", "yuxian"], ["weixian"]),
  ("大城县", ["dcx", "daicheng"], ["dacheng"]),
  ("浚县", ["xx", "xunxian"], ["junxian"]),
  ("泌阳县", ["byx", "biyang"], ["miyang"]),
  ("渑池县", ["mcx", "mianchi"], ["shengchi"]),
  ("中牟县", ["zmx", "zhongmu"], ["zhongmou"]),
  ("犍为县", ["qwx", "qianwei"], ["jianwei"]),
  ("什邡市", ["sfs", "shifang"], ["shenfang"]),
  ("郫都区", ["pdq", "pidu"], ["pidou"]),
  ("盱眙县", ["xyx", "xuyi"], ["yuyi", "xuchi"]),
  ("句容市", ["jrs", "jurong"], ["gourong"]),
  ("浒墅关镇", ["xsgz", "xushuguan"], ["hushuguan"]),
  ("枞阳县", ["zyx", "zongyang"], ["congyang"]),
  ("珲春市", ["hcs", "hunchun"], ["huichun"]),
  ("穆棱市", ["mls", "muling"], ["muleng"]),
  ("调兵山市", ["dbss", "diaobingshan"], ["tiaobingshan"]),
  ("监利市", ["jls", "jianli"], []),
  ("柞水县", ["zsx", "zhashui"], ["zuoshui"]),
  ("儋州市", ["dzs", "danzhou"], []),
  ("都匀市", ["dys", "duyun"], ["douyun"]),
  ("弥勒市", ["mls", "mile"], ["milei"]),
  ("称多县", ["cdx", "chenduo"], ["chengduo"]),
  ("八宿县", ["bsx", "basu"], ["baxiu"]),
  ("日喀则市", ["rkzs", "rikaze"], []),
  ("莎车县", ["scx", "shache"], ["suoche", "shaju"]),
  ("伽师县", ["jsx", "jiashi"], ["qieshi", "gashi"]),
  ("会理市", ["hls", "huili"], ["kuaili"]),
  ("解放区", ["jfq", "jiefang"], ["xiefang"]),
  ("绿春县", ["lcx", "lvchun", "luchun"], []),
  ("吕梁市", ["lls", "lvliang", "luliang", "lüliang"], []),
  ("略阳县", ["lyx", "lveyang", "lueyang"], []),
  ("西安市", ["xas", "xian", "xi'an"], []),
  ("临安区经济和信息化局", ["laqjj", "linanqu", "jjh"], []),
  ("临安经信局", ["lajx", "linajx", "linanjingxin", "临安", "临ajx", "linanjx", "lajxj"], ["zajx", "xjal"]),
  ("财政厅厅长办公室", ["cztt", "tingzhang", "czttzbgs"], ["tingchang"]),
  ("中国人民银行", ["zgrmyh", "yinhang"], ["yinxing"]),
  ("行政审批服务局", ["xzspfwj", "xingzheng"], ["hangzheng", "hzsp"]),
  ("国家统计局调查队", ["gjtjjdcd", "diaocha"], ["tiaocha"]),
  ("会计管理局", ["kjglj", "kuaiji"], ["huiji"]),
  ("朝阳区", ["cyq", "chaoyang"], ["zhaoyang", "zyq"]),
  ("重点工程办", ["zdgcb", "zhongdian"], ["chongdian"]),
  ("蕭山區", ["xsq", "xiaoshan"], []),
  ("寧波市鄞州區", ["nbsyzq", "ningbo"], []),
  ("那曲市", ["nqs", "naqu"], ["neiqu"]),
  ("巴音郭楞州", ["bygl", "bayinguoleng"], []),
]

@Test(arguments: names.indices) func placesAreFoundByTheirOwnReadingsOnly(index: Int) {
  let (name, found, lost) = names[index]
  for typed in found {
    let rank = rank(typed, name)
    #expect(rank != nil && rank != .scattered, "\(typed) in \(name)")
  }
  for typed in lost { #expect(rank(typed, name) == nil, "\(typed) in \(name)") }
}

@Test func aCharacterThatNoWordSettlesIsFoundByAnyReading() {
  for typed in ["zhanggu", "changgu", "zg", "cg"] { #expect(rank(typed, "长谷村") != nil, "\(typed)") }
  // Two words dispute the middle character: both readings will do.
  for typed in ["shichangle", "shizhangle", "scl", "szl"] { #expect(rank(typed, "某市长乐街道") != nil, "\(typed)") }
}

@Test(arguments: [
  ("临安", "临安", MatchRank.exact), ("临安", "临安经信局", .beginning), ("经信", "临安经信局", .inside),
  ("lajx", "临安经信局", .initials), ("jx", "临安经信局", .initialsInside), ("linan", "临安经信局", .pinyin),
  ("linajx", "临安经信局", .pinyin), ("jingx", "临安经信局", .pinyinInside), ("临信", "临安经信局", .scattered),
  ("lj", "临安经信局", .scattered), ("linjing", "临安经信局", .scattered),
])
func theBetterTheMatchTheHigherItsRank(typed: String, name: String, expected: MatchRank) {
  #expect(rank(typed, name) == expected)
}

@Test(arguments: [
  ("lajx", "临安经信局", [0, 1, 2, 3]), ("jingxin", "临安经信局", [2, 3]), ("jx", "临安经信局", [2, 3]),
  ("linajx", "临安经信局", [0, 1, 2, 3]), ("经信", "临安经信局", [2, 3]), ("lxj", "临安经信局", [0, 3, 4]),
  ("xian", "西安市", [0, 1]), ("zhang", "漳州市", [0]), ("liancx", "连城县", [0, 1, 2]),
])
func theCharactersThatWereTypedAreKnown(typed: String, name: String, expected: [Int]) {
  #expect(places(typed, name) == expected)
}

@Test func everyNameIsFoundByItsInitialsItsPinyinAndEveryBeginningOfThem() {
  let readings = Readings.shared
  for (name, _, _) in names {
    let keys = keys([name])
    var sounds: [String] = []
    for set in keys.sets {
      guard let syllable = readings.sets[Int(set)].first else { continue }
      sounds.append(String(decoding: readings.syllables[Int(syllable)], as: UTF8.self))
    }
    #expect(sounds.count == name.count, "\(name)")
    for typed in [sounds.joined(), String(sounds.compactMap(\.first))] {
      for length in 1...typed.count {
        let pattern = SearchPattern(folded(String(typed.prefix(length))))
        let match = pattern.places(in: keys, at: 0)
        #expect(match.map { $0.rank < .scattered } == true, "\(typed.prefix(length)) in \(name)")
        #expect(match?.places.first == 0)
      }
    }
  }
}

@Test func placesAreInOrderAndInsideTheName() {
  let all = keys(names.map(\.name))
  var seed: UInt64 = 42
  func random(_ limit: Int) -> Int {
    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(seed >> 33) % limit
  }
  let letters = Array("aceghijlnqsuxyz临安市")
  var found = 0
  for _ in 0..<60 {
    let typed = String((0...random(5)).map { _ in letters[random(letters.count)] })
    let pattern = SearchPattern(folded(typed))
    for index in 0..<all.count {
      guard let match = pattern.places(in: all, at: index) else { continue }
      found += 1
      #expect(match.rank == pattern.rank(in: all, at: index))
      #expect(!match.places.isEmpty, "\(typed) in \(names[index].name)")
      #expect(zip(match.places, match.places.dropFirst()).allSatisfy { $0 < $1 })
      #expect(match.places.allSatisfy { (0..<names[index].name.count).contains($0) })
    }
    // What is typed in addition never finds more.
    let longer = SearchPattern(folded(typed + String(letters[random(letters.count)])))
    for index in 0..<all.count where longer.rank(in: all, at: index) != nil {
      #expect(pattern.rank(in: all, at: index) != nil, "\(typed)")
    }
  }
  #expect(found > 20)
}

@Test func oddInputIsHarmless() {
  let long = String(repeating: "啊", count: 200) + "局"
  for typed in ["", " ", "'", "''", "\u{1B}[31m", String(repeating: "a", count: 500), long, "\u{0}", "🇨🇳", "\u{10FFFF}"]
  {
    let match = SearchPattern(folded(typed)).rank(in: keys(["临安经信局"]), at: 0)
    #expect(match == nil, "\(typed)")
  }
  #expect(rank(long, long) == .exact)
  #expect(rank(String(repeating: "a", count: 56), long) != nil)
  #expect(rank("la", "") == nil)
}

@Test func theTablesAreWhole() {
  let readings = Readings.shared
  #expect(readings.sets.first?.isEmpty == true)
  #expect(readings.syllables.count > 400)
  #expect(readings.syllables.allSatisfy { (1...6).contains($0.count) })
  #expect(readings.sets.dropFirst().allSatisfy { !$0.isEmpty })
  for scalar in ["一", "㐀", "㙍", "龥", "縣", "𬭩", "𬜬"] { #expect(keys([scalar]).sets != [0], "\(scalar)") }
  for scalar in ["a", "1", "，", "あ", "한"] { #expect(keys([scalar]).sets == [0], "\(scalar)") }
}
