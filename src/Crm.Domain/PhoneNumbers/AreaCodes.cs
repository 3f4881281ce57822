using System.Collections.Frozen;

namespace Crm.Domain.PhoneNumbers;

/// <summary>Where a landline stands, by its area code. A mobile number proves no place (it may be carried anywhere), so it has none.</summary>
public static class AreaCodes
{
    // Municipalities, capitals of provinces and the larger cities; a code that is not here says nothing rather than something wrong.
    private const string Table = """
        10 北京 Beijing
        20 广州 Guangzhou
        21 上海 Shanghai
        22 天津 Tianjin
        23 重庆 Chongqing
        24 沈阳 Shenyang
        25 南京 Nanjing
        27 武汉 Wuhan
        28 成都 Chengdu
        29 西安 Xi'an
        310 邯郸 Handan
        311 石家庄 Shijiazhuang
        312 保定 Baoding
        315 唐山 Tangshan
        335 秦皇岛 Qinhuangdao
        351 太原 Taiyuan
        352 大同 Datong
        371 郑州 Zhengzhou
        372 安阳 Anyang
        377 南阳 Nanyang
        379 洛阳 Luoyang
        411 大连 Dalian
        412 鞍山 Anshan
        431 长春 Changchun
        432 吉林 Jilin
        451 哈尔滨 Harbin
        452 齐齐哈尔 Qiqihar
        459 大庆 Daqing
        471 呼和浩特 Hohhot
        472 包头 Baotou
        510 无锡 Wuxi
        511 镇江 Zhenjiang
        512 苏州 Suzhou
        513 南通 Nantong
        514 扬州 Yangzhou
        515 盐城 Yancheng
        516 徐州 Xuzhou
        517 淮安 Huai'an
        518 连云港 Lianyungang
        519 常州 Changzhou
        523 泰州 Taizhou
        527 宿迁 Suqian
        530 菏泽 Heze
        531 济南 Jinan
        532 青岛 Qingdao
        533 淄博 Zibo
        535 烟台 Yantai
        536 潍坊 Weifang
        537 济宁 Jining
        538 泰安 Tai'an
        539 临沂 Linyi
        551 合肥 Hefei
        552 蚌埠 Bengbu
        553 芜湖 Wuhu
        571 杭州 Hangzhou
        572 湖州 Huzhou
        573 嘉兴 Jiaxing
        574 宁波 Ningbo
        575 绍兴 Shaoxing
        576 台州 Taizhou
        577 温州 Wenzhou
        578 丽水 Lishui
        579 金华 Jinhua
        580 舟山 Zhoushan
        591 福州 Fuzhou
        592 厦门 Xiamen
        595 泉州 Quanzhou
        596 漳州 Zhangzhou
        631 威海 Weihai
        632 枣庄 Zaozhuang
        633 日照 Rizhao
        710 襄阳 Xiangyang
        717 宜昌 Yichang
        730 岳阳 Yueyang
        731 长沙 Changsha
        734 衡阳 Hengyang
        750 江门 Jiangmen
        752 惠州 Huizhou
        754 汕头 Shantou
        755 深圳 Shenzhen
        756 珠海 Zhuhai
        757 佛山 Foshan
        759 湛江 Zhanjiang
        760 中山 Zhongshan
        769 东莞 Dongguan
        771 南宁 Nanning
        772 柳州 Liuzhou
        773 桂林 Guilin
        791 南昌 Nanchang
        792 九江 Jiujiang
        797 赣州 Ganzhou
        816 绵阳 Mianyang
        851 贵阳 Guiyang
        871 昆明 Kunming
        891 拉萨 Lhasa
        898 海口 Haikou
        931 兰州 Lanzhou
        951 银川 Yinchuan
        971 西宁 Xining
        991 乌鲁木齐 Urumqi
        """;

    private static readonly FrozenDictionary<string, (string Zh, string En)> Places = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' '))
        .ToFrozenDictionary(part => part[0], part => (part[1], part[2]), StringComparer.Ordinal);

    /// <summary>The city of a landline in both languages, or null: no landline, or a code that the table does not have.</summary>
    /// <param name="number">Any number.</param>
    public static (string Zh, string En)? PlaceOf(PhoneNumber number)
    {
        ArgumentNullException.ThrowIfNull(number);
        if (number is not { Kind: PhoneKind.Landline, E164: { } e164 } || !e164.StartsWith("+86", StringComparison.Ordinal))
            return null;
        var significant = e164[3..];
        return Places.TryGetValue(significant[..ChineseNumberingPlan.AreaLength(significant)], out var place) ? place : null;
    }
}
