using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Telephony.Ivr;
using Telephony.Ivr.Speech;
using Xunit;

namespace Telephony.Tests.Ivr;

/// <summary>Values as rows of recorded pieces. What is said is read back by rules of the test's own.</summary>
public sealed class SpokenTests
{
    private static readonly string[] Digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

    [Theory]
    [InlineData("number:0", "零")]
    [InlineData("number:2", "二")]
    [InlineData("number:10", "十")]
    [InlineData("number:12", "十二")]
    [InlineData("number:20", "二十")]
    [InlineData("number:35", "三十五")]
    [InlineData("number:100", "一百")]
    [InlineData("number:102", "一百零二")]
    [InlineData("number:110", "一百一十")]
    [InlineData("number:112", "一百一十二")]
    [InlineData("number:200", "二百")]
    [InlineData("number:1001", "一千零一")]
    [InlineData("number:2010", "两千零一十")]
    [InlineData("number:20000", "两万")]
    [InlineData("number:100300", "十万零三百")]
    [InlineData("number:123456", "十二万三千四百五十六")]
    [InlineData("digits:4001AB", "四零零幺[a][b]")]
    [InlineData("position:2", "<二>")]
    [InlineData("wait:2", "{两分钟")]
    [InlineData("wait:12", "{十二分钟")]
    [InlineData("date:2026-11-25", "十一月二十五日星期三")]
    [InlineData("date:2026-11-22", "十一月二十二日星期七")]
    [InlineData("window:0900-1200", "上午九点到中午十二点")]
    [InlineData("window:1400-1730", "下午两点到五点半")]
    [InlineData("window:1805-2110", "晚上六点零五分到九点十分")]
    [InlineData("status:WorkDone", "(work-done)")]
    [InlineData("status:Dispatched@zh", "(dispatched)")]
    public void Chinese_SaysValuesAsPeopleDo(string prompt, string said) => string.Concat(Spoken.PiecesOf(prompt).Select(Read)).ShouldBe(said);

    [Theory]
    [InlineData("number:0@en", "number-0")]
    [InlineData("number:21@en", "number-20 number-1")]
    [InlineData("number:105@en", "number-1 hundred number-5")]
    [InlineData("number:12040@en", "number-12 thousand number-40")]
    [InlineData("digits:41A@en", "number-4 number-1 letter-a")]
    [InlineData("position:13@en", "position-before number-13 position-after")]
    [InlineData("wait:1@en", "wait-before number-1 minute")]
    [InlineData("wait:15@en", "wait-before number-15 minutes")]
    [InlineData("date:2026-11-25@en", "weekday-3 month-11 ordinal-25")]
    [InlineData("window:0905-1230@en", "from number-9 oh number-5 am to number-12 number-30 pm")]
    [InlineData("status:InProgress@en", "status-in-progress")]
    public void English_SaysValuesAsPeopleDo(string prompt, string said) =>
        string.Join(' ', Spoken.PiecesOf(prompt).Select(p => p["en/".Length..])).ShouldBe(said);

    [Theory]
    [InlineData("zh-CN/menu")]
    [InlineData("ringback")]
    [InlineData("number:")]
    [InlineData("number:-1")]
    [InlineData("position:0")]
    [InlineData("wait:0")]
    [InlineData("digits:12 34")]
    [InlineData("digits:../../etc")]
    [InlineData("date:2026-02-30")]
    [InlineData("window:0900")]
    [InlineData("window:0900-2500")]
    [InlineData("status:../x")]
    [InlineData("status:")]
    [InlineData("speech:12")]
    [InlineData(":5")]
    public void WhatSaysNoValue_HasNoPieces(string prompt) => Spoken.PiecesOf(prompt).ShouldBeEmpty();

    [Fact]
    public void Pieces_OfEverySpokenValue_AreKnownAsPieces_AndSentencesAreNot()
    {
        foreach (var value in (string[])["position:3", "wait:12", "number:12345", "digits:40080012AB", "date:2026-11-25", "window:0900-1430"])
            Spoken.PiecesOf(value).Concat(Spoken.PiecesOf(value + "@en")).ShouldAllBe(p => Spoken.IsPiece(p));
        foreach (var sentence in (string[])["zh-CN/menu", "en/wait-keys", "status-open", "zh-CN/leave-message", "music/waiting"])
            Spoken.IsPiece(sentence).ShouldBeFalse(sentence);
    }

    [Fact]
    public void EveryNumber_WhenSaidInChinese_IsUnderstoodAsThatNumber() =>
        Prop.ForAll(Numbers(), n => ChineseValue(string.Concat(Spoken.PiecesOf($"number:{n}").Select(Read))) == n).QuickCheckThrowOnFailure();

    [Fact]
    public void EveryNumber_WhenSaidInEnglish_IsUnderstoodAsThatNumber() =>
        Prop.ForAll(Numbers(), n => EnglishValue(Spoken.PiecesOf($"number:{n}@en")) == n).QuickCheckThrowOnFailure();

    [Fact]
    public void NumberThatIsTooLong_IsReadDigitByDigit() => Spoken.PiecesOf("number:40080010001").Length.ShouldBe(11);

    [Fact]
    public void WhateverTheText_ItNeverThrowsAndNamesOnlyRecordingsOfTheLanguages() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), Kinds(), (text, kind) =>
            Spoken.PiecesOf(kind + text.Get).All(p => p.StartsWith("zh-CN/", StringComparison.Ordinal) || p.StartsWith("en/", StringComparison.Ordinal)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void WhatTheCoreSaysByItself_CanBeSaid()
    {
        Spoken.PiecesOf(Prompts.Position(1)).ShouldNotBeEmpty();
        Spoken.PiecesOf(Prompts.Wait(Prompts.MostMinutes)).ShouldNotBeEmpty();
    }

    private static Arbitrary<int> Numbers() => Gen.OneOf(Gen.Choose(0, 120), Gen.Choose(0, 9_999), Gen.Choose(0, Spoken.LargestNumber)).ToArbitrary();

    private static Arbitrary<string> Kinds() => Gen.Elements("number:", "digits:", "date:", "window:", "status:", "position:", "wait:", "").ToArbitrary();

    private static string Read(string piece)
    {
        var name = piece.StartsWith("zh-CN/", StringComparison.Ordinal) ? piece["zh-CN/".Length..] : piece;
        return name switch
        {
            "number-2-of" => "两",
            "number-10" => "十",
            "hundred" => "百",
            "thousand" => "千",
            "ten-thousand" => "万",
            "digit-1" => "幺",
            "position-before" => "<",
            "position-after" => ">",
            "wait-before" => "{",
            "minutes" => "分钟",
            "minute" => "分",
            "month" => "月",
            "day" => "日",
            "hour" => "点",
            "half" => "半",
            "to" => "到",
            "morning" => "上午",
            "noon" => "中午",
            "afternoon" => "下午",
            "evening" => "晚上",
            _ when name.StartsWith("number-", StringComparison.Ordinal) => Digits[name[^1] - '0'],
            _ when name.StartsWith("weekday-", StringComparison.Ordinal) => "星期" + (name[^1] == '7' ? "七" : Digits[name[^1] - '0']),
            _ when name.StartsWith("en/letter-", StringComparison.Ordinal) => $"[{name[^1]}]",
            _ when name.StartsWith("status-", StringComparison.Ordinal) => $"({name["status-".Length..]})",
            _ => "?" + name,
        };
    }

    private static int ChineseValue(string said)
    {
        int whole = 0, part = 0, digit = 0;
        foreach (var c in said)
        {
            var unit = c switch { '十' => 10, '百' => 100, '千' => 1_000, '万' => 10_000, _ => 0 };
            if (unit == 0)
            {
                digit = c == '两' ? 2 : Array.IndexOf(Digits, c.ToString(CultureInfo.InvariantCulture));
            }
            else if (unit == 10_000)
            {
                whole += (part + digit) * unit;
                (part, digit) = (0, 0);
            }
            else
            {
                part += (digit == 0 ? 1 : digit) * unit;
                digit = 0;
            }
        }

        return whole + part + digit;
    }

    private static int EnglishValue(IEnumerable<string> pieces)
    {
        int whole = 0, part = 0;
        foreach (var piece in pieces)
        {
            if (piece == "en/thousand")
                (whole, part) = (part * 1_000, 0);
            else if (piece == "en/hundred")
                part *= 100;
            else
                part += int.Parse(piece["en/number-".Length..], CultureInfo.InvariantCulture);
        }

        return whole + part;
    }
}
