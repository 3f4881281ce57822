using System.Globalization;
using Crm.Domain.Dispatch;

namespace Persistence.Demo;

/// <summary>Twelve sites over the demo regions and the technicians who work there.</summary>
internal static class DemoSites
{
    private const int TechniciansPerSite = 4;
    private static readonly string[] AllCategories = ["AC", "RF", "WM", "WH", "TV"];

    // What a technician of a site is trained for: the first ones do the frequent work, the last one everything.
    private static readonly string[][] Trades = [["AC", "WM"], ["RF", "WH"], ["AC", "TV", "WM"], AllCategories];

    private static readonly string[] Names =
    [
        "王海涛", "刘建军", "赵志刚", "陈永强", "孙晓东", "马俊峰", "杨国平", "周文斌", "吴长海", "徐立新", "胡卫国", "朱振华", "高建平", "林国栋", "何志远", "郭宏伟",
        "罗庆丰", "梁伟强", "宋立军", "唐志明", "许永刚", "韩建国", "邓少华", "冯志勇", "曹德胜", "彭卫东", "曾庆华", "萧建民", "田文军", "董海波", "潘伟民", "袁志强",
        "蔡建华", "蒋立平", "余国庆", "于海龙", "杜永生", "叶志伟", "程建设", "魏东升", "苏文涛", "吕国强", "丁志平", "任建新", "沈卫平", "姚立民", "卢永昌", "姜国富",
    ];

    private static readonly (string Code, string Zh, string En, ServiceSiteLevel Level, int Capacity, string Prefixes)[] Rows =
    [
        ("QD01", "青岛市南网点", "Qingdao Shinan", ServiceSiteLevel.First, 16, "370202 370203 370212 3702"),
        ("QD02", "青岛李沧网点", "Qingdao Licang", ServiceSiteLevel.Second, 10, "370213 370214 3702"),
        ("JN01", "济南历下网点", "Jinan Lixia", ServiceSiteLevel.First, 8, "370102 3701 2102"),
        ("HZ01", "杭州西湖网点", "Hangzhou Xihu", ServiceSiteLevel.First, 12, "330106 330108 330102 3301 3302"),
        ("HF01", "合肥蜀山网点", "Hefei Shushan", ServiceSiteLevel.Second, 8, "340104 340111 3401 4201"),
        ("CD01", "成都武侯网点", "Chengdu Wuhou", ServiceSiteLevel.First, 12, "510107 510104 510106 5101 5001"),
        ("FS01", "佛山禅城网点", "Foshan Chancheng", ServiceSiteLevel.First, 12, "440604 440605 440606 4406"),
        ("GZ01", "广州天河网点", "Guangzhou Tianhe", ServiceSiteLevel.First, 10, "440106 440305 4401 4403 3502"),
        ("NJ01", "南京鼓楼网点", "Nanjing Gulou", ServiceSiteLevel.Second, 8, "320106 320102 3201 3205"),
        ("SH01", "上海浦东网点", "Shanghai Pudong", ServiceSiteLevel.First, 10, "310115 310104 31"),
        ("BJ01", "北京朝阳网点", "Beijing Chaoyang", ServiceSiteLevel.First, 10, "110105 110108 11 12"),
        ("ZZ01", "郑州金水网点", "Zhengzhou Jinshui", ServiceSiteLevel.Third, 6, "410105 4101 4301 6101"),
    ];

    public static IReadOnlyList<ServiceSite> Sites { get; } =
    [
        .. Rows.Select((r, i) => new ServiceSite
        {
            Code = r.Code, NameZh = r.Zh, NameEn = r.En, Level = r.Level, DailyCapacity = r.Capacity, RegionPrefixes = [.. r.Prefixes.Split(' ')],
            Categories = [.. AllCategories], E164 = Number(90_000_000 + i), Version = 1,
            DefaultFor = [r.Prefixes.Split(' ')[0]], HomeRegion = r.Prefixes.Split(' ')[0], Priority = r.Level == ServiceSiteLevel.First ? 2 : r.Level == ServiceSiteLevel.Second ? 1 : 0,
            Kilometres = [.. r.Prefixes.Split(' ').Where(p => p.Length == 6).Select((p, n) => string.Create(CultureInfo.InvariantCulture, $"{p}={4 + (n * 9)}"))],
        }),
    ];

    public static IReadOnlyList<Technician> Technicians { get; } =
    [
        .. Names.Select((name, i) => new Technician
        {
            Code = string.Create(CultureInfo.InvariantCulture, $"{Rows[i / TechniciansPerSite].Code}-{i % TechniciansPerSite + 1:00}"),
            SiteCode = Rows[i / TechniciansPerSite].Code,
            Name = name,
            E164 = Number(91_000_000 + i),
            Categories = [.. Trades[i % TechniciansPerSite]],
            State = i % 17 == 16 ? TechnicianState.OnLeave : TechnicianState.Active,
            StateReason = i % 17 == 16 ? "年假" : null,

            // Gas is only for those with a certificate; one has let his expire.
            Certificates = i % TechniciansPerSite is 1 or 3 ? [i == 1 ? "gas=2026-06-30" : "gas=2030-12-31", "hv=2030-12-31"] : ["hv=2030-12-31"],
            Version = 1,
        }),
    ];

    /// <summary>The site that serves a region best.</summary>
    public static ServiceSite Of(string regionCode) => Sites.OrderByDescending(s => s.RegionMatch(regionCode)).ThenBy(s => s.Code, StringComparer.Ordinal).First();

    /// <summary>One of the site's people who is trained for the category.</summary>
    public static Technician Anyone(Random random, ServiceSite site, string category)
    {
        var trained = Technicians.Where(t => t.SiteCode == site.Code && t.State == TechnicianState.Active && t.Knows(category)).ToList();
        return trained[random.Next(trained.Count)];
    }

    /// <summary>What a ticket says about whom it was given to.</summary>
    public static string NameOf(ServiceSite site, Technician technician) => $"{site.NameZh} · {technician.Name}";

    // A prefix that no carrier has been given, in a block that no caller of the demo uses.
    private static string Number(int n) => string.Create(CultureInfo.InvariantCulture, $"+86169{n:00000000}");
}
