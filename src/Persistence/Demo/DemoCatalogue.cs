using System.Globalization;
using Crm.Domain.Catalogue;

namespace Persistence.Demo;

/// <summary>Invented brands, plausible models, usual faults.</summary>
internal sealed class DemoCatalogue
{
    private static readonly (string Code, string Zh, string En)[] BrandRows =
        [("HM", "禾沐", "HEMU"), ("LA", "澜岸", "LANAN"), ("SY", "松屿", "SONGYU"), ("QS", "青穗", "QINGSUI")];

    private static readonly (string Code, string Zh, string En, int Share)[] CategoryRows =
    [
        ("AC", "空调", "Air conditioner", 40), ("RF", "冰箱", "Refrigerator", 18), ("WM", "洗衣机", "Washing machine", 17),
        ("WH", "热水器", "Water heater", 15), ("TV", "电视", "Television", 10),
        // Cared for on the phone; the demo company has sold none.
        ("RH", "油烟机与燃气灶", "Range hood and gas hob", 0),
        // Served by the sites, not yet sold through this house.
        ("DW", "洗碗机", "Dishwasher", 0), ("MW", "微波炉", "Microwave oven", 0), ("WP", "净水器", "Water purifier", 0),
    ];

    private static readonly Dictionary<string, (string Code, string Zh, string En)[]> ModelRows = new(StringComparer.Ordinal)
    {
        ["AC"] =
        [
            ("KFR-26GW/{0}1", "大1匹变频挂机", "2.6 kW wall inverter"), ("KFR-35GW/{0}1", "1.5匹变频挂机", "3.5 kW wall inverter"),
            ("KFR-35GW/{0}3", "1.5匹新风挂机", "3.5 kW wall, fresh air"), ("KFR-50LW/{0}1", "2匹变频柜机", "5 kW cabinet inverter"),
            ("KFR-72LW/{0}1", "3匹变频柜机", "7.2 kW cabinet inverter"), ("KFR-72LW/{0}3", "3匹智能柜机", "7.2 kW smart cabinet"),
        ],
        ["RF"] =
        [
            ("BCD-216T{0}", "216升三门冰箱", "216 l three-door"), ("BCD-318W{0}", "318升风冷多门冰箱", "318 l frost-free multi-door"),
            ("BCD-406W{0}", "406升十字门冰箱", "406 l cross-door"), ("BCD-468W{0}", "468升法式冰箱", "468 l French door"),
            ("BCD-518W{0}", "518升对开门冰箱", "518 l side-by-side"), ("BCD-602W{0}", "602升零嵌冰箱", "602 l built-in"),
        ],
        ["WM"] =
        [
            ("XQG80-{0}12", "8公斤滚筒洗衣机", "8 kg drum"), ("XQG100-{0}14", "10公斤滚筒洗衣机", "10 kg drum"),
            ("XQG100-{0}14D", "10公斤洗烘一体机", "10 kg washer-dryer"), ("XQG120-{0}16", "12公斤滚筒洗衣机", "12 kg drum"),
            ("XQB80-{0}6", "8公斤波轮洗衣机", "8 kg pulsator"), ("XQB100-{0}7", "10公斤波轮洗衣机", "10 kg pulsator"),
        ],
        ["WH"] =
        [
            ("JSQ24-12{0}", "12升燃气热水器", "12 l gas heater"), ("JSQ30-16{0}", "16升燃气热水器", "16 l gas heater"),
            ("JSQ32-18{0}", "18升零冷水热水器", "18 l instant hot gas heater"), ("DSZF-50{0}", "50升电热水器", "50 l electric heater"),
            ("DSZF-60{0}", "60升电热水器", "60 l electric heater"), ("DSZF-80{0}", "80升电热水器", "80 l electric heater"),
        ],
        ["TV"] =
        [
            ("43L8{0}", "43英寸电视", "43 inch TV"), ("50L8{0}", "50英寸电视", "50 inch TV"), ("55L8{0}", "55英寸电视", "55 inch TV"),
            ("65L8{0}", "65英寸电视", "65 inch TV"), ("75L9{0}", "75英寸电视", "75 inch TV"), ("85L9{0}", "85英寸电视", "85 inch TV"),
        ],
        ["RH"] = [],
        ["DW"] = [],
        ["MW"] = [],
        ["WP"] = [],
    };

    // Of the categories that the demo's households do not have: ids of their own, so that the others keep theirs.
    private static readonly (string Category, string Code, string Zh, string En)[] MoreModels =
    [
        ("RH", "CXW-258-{0}9", "侧吸式油烟机", "Side-suction hood"), ("RH", "JZT-{0}5B", "双眼燃气灶", "Two-burner gas hob"),
        ("DW", "WQP8-{0}3", "8套嵌入式洗碗机", "8-place built-in dishwasher"), ("DW", "WQP13-{0}5", "13套嵌入式洗碗机", "13-place built-in dishwasher"),
        ("MW", "G80F23-{0}2", "23升平板微波炉", "23 l flatbed microwave"), ("WP", "RO600-{0}1", "600加仑反渗透净水器", "600 gal reverse osmosis purifier"),
    ];

    public static IReadOnlyList<DemoFault> Faults { get; } =
    [
        new("AC", "AC-S01", "不制冷", "Does not cool", "检漏补氟"),
        new("AC", "AC-S02", "压缩机不启动", "Compressor does not start", "更换启动电容 C1"),
        new("AC", "AC-S03", "室内机滴水", "Indoor unit drips", "疏通排水管 WD01"),
        new("AC", "AC-S04", "显示 F1", "Shows F1", "更换感温包 RT2"),
        new("AC", "AC-S05", "显示 E6", "Shows E6", "更换通信板 PCB2"),
        new("AC", "AC-S06", "异响", "Unusual noise", "更换风扇电机 M1"),
        new("AC", "AC-S07", "跳闸断电", "Trips the breaker", "更换压缩机 CP1", IsDangerous: true),
        new("RF", "RF-S01", "不制冷", "Does not cool", "更换干燥过滤器 DF1"),
        new("RF", "RF-S02", "结冰", "Ices up", "更换化霜加热丝 HD1"),
        new("RF", "RF-S03", "不启动", "Does not start", "更换主控板 PCB1"),
        new("RF", "RF-S04", "噪声大", "Noisy", "更换风扇 M2"),
        new("RF", "RF-S05", "门不严", "Door does not seal", "更换门封 DS1"),
        new("WM", "WM-S01", "不进水", "Takes no water", "更换进水阀 V1"),
        new("WM", "WM-S02", "不排水", "Does not drain", "更换排水泵 M3"),
        new("WM", "WM-S03", "不脱水", "Does not spin", "更换离合器 CL1"),
        new("WM", "WM-S04", "漏水", "Leaks", "更换门圈 DS2"),
        new("WM", "WM-S05", "振动大", "Shakes", "更换减振器 SH1"),
        new("WM", "WM-S06", "显示 E3", "Shows E3", "更换水位传感器 LS1"),
        new("WH", "WH-S01", "显示 E1 点火失败", "Shows E1, no ignition", "更换点火针 IG1"),
        new("WH", "WH-S02", "意外熄火", "Goes out", "更换感应针 FR1"),
        new("WH", "WH-S03", "水温不稳", "Temperature varies", "更换水量传感器 FS1"),
        new("WH", "WH-S04", "不加热", "Does not heat", "更换加热管 EH1"),
        new("WH", "WH-S05", "漏电保护跳闸", "Earth leakage trips", "更换漏电保护器 LB1", IsDangerous: true),
        new("WH", "WH-S06", "漏水", "Leaks", "更换内胆 TK1"),
        new("WH", "WH-S07", "闻到燃气味", "Smells of gas", "紧急上门，更换气阀 GV1", IsDangerous: true),
        new("TV", "TV-S01", "不开机", "Does not start", "更换电源板 PB1"),
        new("TV", "TV-S02", "黑屏有声", "Sound but no picture", "更换背光灯条 BL1"),
        new("TV", "TV-S03", "花屏", "Garbled picture", "更换逻辑板 TC1"),
        new("TV", "TV-S04", "无声", "No sound", "更换主板 MB1"),
        new("TV", "TV-S05", "连不上网络", "No network", "更换 Wi-Fi 模块 WF1"),
        new("TV", "TV-S06", "遥控失灵", "Remote does not work", "更换接收头 IR1"),
    ];

    private readonly Dictionary<string, ProductModel[]> _modelsByCategory;
    private readonly Dictionary<string, DemoFault[]> _faultsByCategory;

    public DemoCatalogue(SeededIds ids, DateTimeOffset at)
    {
        Brands = [.. BrandRows.Select(b => new Brand { Code = b.Code, NameZh = b.Zh, NameEn = b.En, Version = 1 })];
        Categories = [.. CategoryRows.Select((c, i) => new ProductCategory { Code = c.Code, NameZh = c.Zh, NameEn = c.En, Position = i, Hazard = Hazards.Of(c.Code), Version = 1 })];
        Models = [.. from b in BrandRows from c in CategoryRows from m in ModelRows[c.Code] select Model(ids, at, b.Code, c.Code, m)];
        var more = new SeededIds(new Random(DemoFoundation.Seed + 11));
        Models = [.. Models, .. from b in BrandRows from m in MoreModels select Model(more, at, b.Code, m.Category, (m.Code, m.Zh, m.En))];
        Symptoms = [.. Faults.Select(f => (f.Category, f.Code, f.Zh, f.En, f.IsDangerous)).Concat(DemoSymptoms.All).Select((f, i) => new Symptom
        {
            Code = f.Code, CategoryCode = f.Category, NameZh = f.Zh, NameEn = f.En, IsSafetyCritical = f.IsDangerous, Position = i, Version = 1,
        })];
        _modelsByCategory = Models.GroupBy(m => m.CategoryCode).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        _faultsByCategory = Faults.GroupBy(f => f.Category).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }

    public IReadOnlyList<Brand> Brands { get; }

    public IReadOnlyList<ProductCategory> Categories { get; }

    public IReadOnlyList<ProductModel> Models { get; }

    public IReadOnlyList<Symptom> Symptoms { get; }

    public ProductModel AnyModel(Random random)
    {
        var draw = random.Next(100);
        foreach (var category in CategoryRows)
        {
            if ((draw -= category.Share) < 0) return AnyModel(random, category.Code);
        }

        return Models[0];
    }

    public ProductModel AnyModel(Random random, string category) => _modelsByCategory[category][random.Next(_modelsByCategory[category].Length)];

    public DemoFault AnyFault(Random random, string category) => _faultsByCategory[category][random.Next(_faultsByCategory[category].Length)];

    private static ProductModel Model(SeededIds ids, DateTimeOffset at, string brand, string category, (string Code, string Zh, string En) row) => new()
    {
        Id = new ModelId(ids.Next(at)),
        BrandCode = brand,
        CategoryCode = category,
        Code = string.Format(CultureInfo.InvariantCulture, row.Code, brand),
        NameZh = row.Zh,
        NameEn = row.En,
        Line = row.Zh.Contains("智能", StringComparison.Ordinal) || row.Zh.Contains("新风", StringComparison.Ordinal) ? "智享" : "标准",
        SoldFrom = new DateOnly(2017, 1, 1),
        SerialRule = $"{brand}{category}####*########**!",
        Hazard = Hazards.Of(category),
        Version = 1,
        ServiceMode = category is "MW" || category == "TV" && row.Code.StartsWith("43", StringComparison.Ordinal) ? ServiceMode.CarryIn : ServiceMode.OnSite,
    };
}
