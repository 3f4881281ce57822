namespace Persistence.Demo;

/// <summary>Chinese names, family name first, with the surnames that trip pinyin.</summary>
internal static class DemoNames
{
    // By falling frequency; the draw squares a uniform number so that the head of the list is common.
    private const string Surnames =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单仇解查";

    private const string MaleSecond = "伟强磊军洋勇杰涛超明刚平辉鹏华飞斌波宇浩凯俊峰海东文建国志德永宏林晓子天一";
    private const string FemaleSecond = "芳娜敏静丽艳娟霞秀燕玲桂红梅莉琴云洁慧雪婷佳颖欣雨怡晓春月文淑雅思梦可";
    private static readonly string[] Compound = ["欧阳", "上官", "司马", "诸葛"];
    private static readonly string[] Uyghur = ["阿依古丽·买买提", "古丽娜尔·艾山", "艾力·吐尔逊", "阿不都·热合曼"];
    private static readonly string[] OrganisationWords = ["海悦", "金泰", "新世纪", "和顺", "鼎盛", "博雅", "安居", "锦程", "恒通", "瑞丰"];
    private static readonly string[] OrganisationKinds = ["酒店管理有限公司", "物业服务有限公司", "餐饮有限公司", "实验小学", "电器商行", "养老服务中心"];

    public static (string Name, string Salutation) Person(Random random)
    {
        var isFemale = random.Next(2) == 0;
        var salutation = isFemale ? "女士" : "先生";
        if (random.Next(100) == 0) return (Uyghur[random.Next(Uyghur.Length)], salutation);
        var u = random.NextDouble();
        var surname = random.Next(50) == 0 ? Compound[random.Next(Compound.Length)] : Surnames[(int)(u * u * Surnames.Length)].ToString();
        var pool = isFemale ? FemaleSecond : MaleSecond;
        var given = pool[random.Next(pool.Length)].ToString();
        if (random.Next(100) >= 13) given += pool[random.Next(pool.Length)];
        return (surname + given, salutation);
    }

    public static string Organisation(Random random, DemoRegion region) =>
        region.City.TrimEnd('市') + OrganisationWords[random.Next(OrganisationWords.Length)] + OrganisationKinds[random.Next(OrganisationKinds.Length)];
}
