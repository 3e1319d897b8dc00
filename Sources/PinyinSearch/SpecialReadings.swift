/// Words whose readings are not any of those of their characters: places, agencies and what they are made of.
///
/// A character that stands in such a word is read as the word says and in no other way; where words overlap, as any of
/// them says. A character that stands alone here is read so wherever no word says otherwise: its other readings do not
/// occur in names. Two readings that are both heard are joined by `/`.
enum SpecialReadings {
  /// Words with their syllables, one a character, apart by semicolons.
  static let all: StaticString = """
    大 da; 会 hui; 区 qu; 地 di; 和 he; 石 shi; 期 qi; 车 che; 合 he; 南 nan; 万 wan; 色 se; 陆 lu; 宿 su; 员 yuan; 尾 wei; 系 xi; \
    校 xiao; 价 jia; 屏 ping; 氏 shi; 数 shu; 术 shu; 提 ti; 番 fan; 无 wu; 叶 ye; 综 zong; 种 zhong; 洞 dong; 省 sheng; 参 can; \
    便 bian; 夹 jia; 勒 le; 伽 jia; 句 ju; 佛 fo; 莎 sha; 读 du; 卡 ka; 曾 zeng; 的 de; 着 zhe/zhuo; 得 de; 重庆 chong qing; \
    长寿 chang shou; 朝阳 chao yang; 宝坻 bao di; 莘庄 xin zhuang; 闵行 min hang; 长宁 chang ning; 大城县 dai cheng xian; \
    乐亭 lao ting; 蔚县 yu xian; 乐陵 lao ling; 行唐 xing tang; 柏乡 bai xiang; 新乐 xin le; 泊头 bo tou; 长安 chang an; \
    长治 chang zhi; 长子县 zhang zi xian; 洪洞 hong tong; 繁峙 fan shi; 解州 xie zhou; 静乐 jing le; 万柏林 wan bai lin; \
    克什克腾 ke shi ke teng; 扎赉特 zha lai te; 扎鲁特 zha lu te; 扎兰屯 zha lan tun; 扎赉诺尔 zha lai nuo er; 阿拉善 a la shan; \
    阿鲁科尔沁 a lu ke er qin; 阿荣旗 a rong qi; 阿尔山 a er shan; 穆棱 mu ling; 珲春 hun chun; 瑷珲 ai hui; 调兵山 diao bing shan; \
    沈阳 shen yang; 沈北 shen bei; 沈河 shen he; 长春 chang chun; 长白 chang bai; 长岭 chang ling; 长海 chang hai; 盖州 gai zhou; \
    鲅鱼圈 ba yu quan; 阿城 a cheng; 六合 lu he; 浒墅关 xu shu guan; 浒关 xu guan; 贾汪 jia wang; 盐都 yan du; 江都 jiang du; \
    乐清 yue qing; 长兴 chang xing; 会稽 kuai ji; 六安 lu an; 蚌埠 beng bu; 蚌山 beng shan; 涡阳 guo yang; 涡河 guo he; 枞阳 zong yang; \
    繁昌 fan chang; 长丰 chang feng; 厦门 xia men; 长乐 chang le; 长汀 chang ting; 长泰 chang tai; 将乐 jiang le; 铅山 yan shan; \
    乐平 le ping; 乐安 le an; 都昌 du chang; 于都 yu du; 宁都 ning du; 东阿 dong e; 单县 shan xian; 单城 shan cheng; 莘县 shen xian; \
    费县 fei/bi xian; 牟平 mu ping; 昌乐 chang le; 乐昌 le chang; 长岛 chang dao; 长清 chang qing; 朝城 chao cheng; 浚县 xun xian; \
    尉氏 wei shi; 泌阳 bi yang; 荥阳 xing yang; 中牟 zhong mu; 长垣 chang yuan; 长葛 chang ge; 沈丘 shen qiu; 召陵 shao ling; \
    解放区 jie fang qu; 南乐 nan le; 曾都 zeng du; 黄陂 huang pi; 长阳 chang yang; 宜都 yi du; 长沙 chang sha; 番禺 pan yu; 大埔 da bu; \
    黄埔 huang pu; 东莞 dong guan; 禅城 chan cheng; 花都 hua du; 澄海 cheng hai; 百色 bai/bo se; 乐业 le ye; 平乐 ping le; 都安 du an; \
    长洲 chang zhou; 乐东 le dong; 澄迈 cheng mai; 成都 cheng du; 新都 xin du; 都江堰 du jiang yan; 犍为 qian wei; 什邡 shi fang; \
    荥经 ying jing; 筠连 jun lian; 郫都 pi du; 朝天 chao tian; 乐山 le shan; 乐至 le zhi; 昭觉 zhao jue; 若尔盖 ruo er gai; 阿坝 a ba; \
    都匀 du yun; 长顺 chang shun; 三都 san du; 双柏 shuang bai; 绿春 lv chun; 寻甸 xun dian; 澄江 cheng jiang; 西藏 xi zang; \
    昌都 chang du; 阿里 a li; 扎囊 zha nang; 洛扎 luo zha; 申扎 shen zha; 加查 jia cha; 吴堡 wu bu; 柞水 zha shui; 乾县 qian xian; \
    子长 zi chang; 长武 chang wu; 澄城 cheng cheng; 安塞 an sai; 宕昌 tan/dang chang; 康乐 kang le; 民乐 min le; 崆峒 kong tong; \
    碌曲 lu qu; 阿克塞 a ke sai; 乐都 le du; 称多 chen duo; 尖扎 jian zha; 都兰 du lan; 红寺堡 hong si bu; 尉犁 yu li; 博乐 bo le; \
    乌什 wu shi; 喀什 ka shi; 塔什库尔干 ta shi ku er gan; 阿克苏 a ke su; 阿勒泰 a le tai; 阿图什 a tu shi; 阿合奇 a he qi; 阿克陶 a ke tao; \
    阿瓦提 a wa ti; 阿拉尔 a la er; 察布查尔 cha bu cha er; 长江 chang jiang; 长城 chang cheng; 长期 chang qi; 长三角 chang san jiao; \
    长沟 chang gou; 行长 hang zhang; 厅长 ting zhang; 局长 ju zhang; 部长 bu zhang; 市长 shi zhang; 县长 xian zhang; 区长 qu zhang; \
    省长 sheng zhang; 州长 zhou zhang; 镇长 zhen zhang; 乡长 xiang zhang; 村长 cun zhang; 院长 yuan zhang; 校长 xiao zhang; \
    处长 chu zhang; 科长 ke zhang; 所长 suo zhang; 秘书长 mi shu zhang; 增长 zeng zhang; 成长 cheng zhang; 音乐 yin yue; \
    乐团 yue tuan; 民乐团 min yue tuan; 娱乐 yu le; 新乐市 xin le shi; 永乐 yong le; 常乐 chang le; 同乐 tong le; 极乐 ji le; 安乐 an le; \
    丰乐 feng le; 行政 xing zheng; 行为 xing wei; 执行 zhi xing; 施行 shi xing; 实行 shi xing; 现行 xian xing; 试行 shi xing; \
    运行 yun xing; 发行 fa xing; 进行 jin xing; 履行 lv xing; 旅行 lv xing; 推行 tui xing; 通行 tong xing; 自行 zi xing; 举行 ju xing; \
    行使 xing shi; 行动 xing dong; 行驶 xing shi; 行署 xing shu; 行人 xing ren; 行程 xing cheng; 银行 yin hang; 行业 hang ye; \
    商行 shang hang; 支行 zhi hang; 分行 fen hang; 央行 yang hang; 总行 zong hang; 农商行 nong shang hang; 农发行 nong fa hang; \
    建行 jian hang; 工行 gong hang; 农行 nong hang; 行情 hang qing; 太行 tai hang; 会计 kuai ji; 财会 cai kuai; 调查 diao cha; \
    调研 diao yan; 调度 diao du; 调配 diao pei; 调动 diao dong; 抽调 chou diao; 调解 tiao jie; 调节 tiao jie; 调整 tiao zheng; \
    协调 xie tiao; 调控 tiao kong; 调处 tiao chu; 调蓄 tiao xu; 空调 kong tiao; 宣传 xuan chuan; 传播 chuan bo; 传媒 chuan mei; \
    传统 chuan tong; 传染 chuan ran; 传承 chuan cheng; 传达 chuan da; 重点 zhong dian; 重大 zhong da; 重要 zhong yao; \
    重型 zhong xing; 重症 zhong zheng; 重工 zhong gong; 重视 zhong shi; 重建 chong jian; 重组 chong zu; 重新 chong xin; \
    重复 chong fu; 重阳 chong yang; 重名 chong ming; 双重 shuang chong; 大厦 da sha; 首都 shou du; 都市 du shi; 大夫 dai fu; \
    单位 dan wei; 清单 qing dan; 名单 ming dan; 单项 dan xiang; 供给 gong ji; 给水 ji shui; 校对 jiao dui; 核查 he cha; 检查 jian cha; \
    查处 cha chu; 审查 shen cha; 普查 pu cha; 查询 cha xun; 血液 xue ye; 血站 xue zhan; 降低 jiang di; 下降 xia jiang; 投降 tou xiang; \
    觉悟 jue wu; 角色 jue se; 三角 san jiao; 差异 cha yi; 出差 chu chai; 邮差 you chai; 强化 qiang hua; 加强 jia qiang; 适当 shi dang; \
    曾经 ceng jing; 率先 shuai xian; 效率 xiao lv; 比率 bi lv; 税率 shui lv; 纠错率 jiu cuo lv; 公开率 gong kai lv; 盛会 sheng hui; \
    茂盛 mao sheng; 模式 mo shi; 规模 gui mo; 模型 mo xing; 劳模 lao mo; 模具 mu ju; 模范 mo fan; 藏书 cang shu; 馆藏 guan cang; \
    储藏 chu cang; 收藏 shou cang; 藏族 zang zu; 藏医 zang yi; 石藏 shi cang; 阿房 e pang; 给予 ji yu; 还款 huan kuan; 归还 gui huan; \
    还建 huan jian; 朝鲜 chao xian; 朝晖 zhao hui; 说明 shuo ming; 游说 you shui; 解决 jie jue; 解答 jie da; 解放 jie fang; \
    解读 jie du; 解释 jie shi; 解除 jie chu; 分解 fen jie; 了解 liao jie; 见解 jian jie; 露天 lu tian; 重绘 chong hui; 查找 cha zhao\

    """
}
