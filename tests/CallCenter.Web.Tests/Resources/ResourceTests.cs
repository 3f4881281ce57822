using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using CallCenter.Web.Access;
using CallCenter.Web.Tests.Ui;
using CallCenter.Web.Ui;
using Persistence.Users;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Resources;

public sealed partial class ResourceTests
{
    public static TheoryData<string> Languages => [.. Cultures.All];

    [Fact]
    public void Texts_EveryFile_HasTheSameKeysInBothLanguages()
    {
        foreach (var (chinese, english) in Repository.Pairs())
        {
            File.Exists(english).ShouldBeTrue(english);
            Repository.Texts(english).Keys.ShouldBe(Repository.Texts(chinese).Keys, ignoreOrder: true, chinese);
        }
    }

    [Fact]
    public void Texts_None_IsEmpty()
    {
        foreach (var file in Repository.Files("*.resx"))
            Repository.Texts(file).Where(t => string.IsNullOrWhiteSpace(t.Value)).ShouldBeEmpty(file);
    }

    [Fact]
    public void Texts_English_HasNoChinese()
    {
        foreach (var (_, english) in Repository.Pairs())
        {
            // The language switch names the other language in that language.
            Repository.Texts(english).Where(t => !t.Key.StartsWith("Language", StringComparison.Ordinal) && Repository.HasChinese(t.Value)).ShouldBeEmpty(english);
        }
    }

    [Fact]
    public void Texts_Placeholders_AreTheSameInBothLanguages()
    {
        foreach (var (chinese, english) in Repository.Pairs())
        {
            var other = Repository.Texts(english);
            foreach (var (key, text) in Repository.Texts(chinese))
                Placeholders(other[key]).ShouldBe(Placeholders(text), $"{Path.GetFileName(chinese)} {key}");
        }
    }

    [Fact]
    public void Texts_EveryKeyInUse_Exists()
    {
        var missing = new List<string>();
        foreach (var file in Repository.Files("*.razor"))
        {
            var source = File.ReadAllText(file);
            foreach (Match inject in Injection().Matches(source))
            {
                var resource = Repository.Files(inject.Groups["type"].Value + ".resx").Single();
                var keys = Repository.Texts(resource);
                var use = new Regex($@"\b{inject.Groups["name"].Value}\[""(?<key>[^""]+)""[\],]", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
                missing.AddRange(use.Matches(source).Select(m => m.Groups["key"].Value).Where(k => !keys.ContainsKey(k)).Select(k => $"{Path.GetFileName(file)}: {k}"));
            }
        }

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Texts_ThatChooseWordsByACount_AreGivenACount()
    {
        var sources = Repository.Files("*.razor").Concat(Repository.Files("*.cs")).SelectMany(File.ReadAllLines).ToList();
        foreach (var (_, english) in Repository.Pairs())
        {
            foreach (var key in Repository.Texts(english).Where(t => Choice().IsMatch(t.Value)).Select(t => t.Key))
                sources.Where(l => l.Contains($"[\"{key}\"", StringComparison.Ordinal) && !l.Contains("new Counted(", StringComparison.Ordinal)).ShouldBeEmpty($"{Path.GetFileName(english)} {key}: a plain number would show the whole choice");
        }
    }

    [Fact]
    public void Markup_HasNoChinese_BecauseTextsLiveInResources()
    {
        foreach (var file in Repository.Files("*.razor"))
        {
            var markup = Comment().Replace(File.ReadAllText(file), "");
            var lines = markup.Split('\n').Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal) && Repository.HasChinese(l)).ToList();
            lines.ShouldBeEmpty(file);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Rules_EveryOne_HasAText(string culture)
    {
        using var page = new PageContext(culture);
        foreach (var rule in Constants(typeof(Rules)))
        {
            page.Words.Rule(rule).ShouldNotBe(rule);
            page.Words.Of(Refusal.Of(rule)).ShouldNotBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Terms_EveryStateReasonAndRole_HasAWord(string culture)
    {
        using var page = new PageContext(culture);
        var words = page.Words;
        CheckEnum<Presence>(words);
        CheckEnum<CallPhase>(words);
        CheckEnum<CallDirection>(words);
        CheckEnum<AgentDevice>(words);
        CheckEnum<EndedBy>(words);
        CheckEnum<TerminationClass>(words);
        foreach (var reason in Constants(typeof(TerminationReasons)))
            words.Ended(reason).ShouldNotBe(reason);
        foreach (var reason in Constants(typeof(NotReadyReasons)))
            Known("NotReady", reason).ShouldBeTrue(reason);
        foreach (var role in Roles.All)
            Known("Role", role).ShouldBeTrue(role);
    }

    [Fact]
    public void Terms_UnknownCode_IsShownAsItIs()
    {
        using var page = new PageContext();
        page.Words.Queue("vip-2").ShouldBe("vip-2");
        page.Words.NotReady("yoga").ShouldBe("yoga");
    }

    [Fact]
    public void Words_SpeakTheLanguageOfTheReader()
    {
        using var page = new PageContext();
        page.Words.Of(Presence.Ready).ShouldBe("空闲");
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Cultures.English);
        page.Words.Of(Presence.Ready).ShouldBe("Ready");
    }

    private static void CheckEnum<TEnum>(Words words)
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            Known(typeof(TEnum).Name, value.ToString()).ShouldBeTrue($"{typeof(TEnum).Name}.{value}");
            words.Of(value).ShouldNotBeEmpty();
        }
    }

    private static bool Known(string group, string value) => Terms.ContainsKey($"{group}.{value}");

    private static Dictionary<string, string> Terms { get; } = Repository.Texts(Path.Combine(Repository.Web, "Ui", "Terms.resx"));

    private static IEnumerable<string> Constants(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);

    private static string Placeholders(string text) => string.Join(' ', Placeholder().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"@inject\s+IStringLocalizer<(?<type>\w+)>\s+(?<name>\w+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Injection();

    [GeneratedRegex(@"\{\w+\}", RegexOptions.None, 5000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\{\d+:[^}]*\|", RegexOptions.None, 5000)]
    private static partial Regex Choice();

    [GeneratedRegex(@"@\*.*?\*@|/\*.*?\*/", RegexOptions.Singleline, 5000)]
    private static partial Regex Comment();
}
