using System.Globalization;
using CallCenter.Web.Composition;
using CallCenter.Web.Features.Waiting;
using CallCenter.Web.Switchboard.Lines;
using Crm.Domain.Tickets;
using Shouldly;
using Telephony.Ivr;
using Telephony.Media;
using Xunit;

namespace CallCenter.Web.Tests.Edge;

/// <summary>Which recordings a prompt is, and that the program brings every one of them.</summary>
public sealed class PromptSoundsTests
{
    private static readonly string[] Languages = ["", "@en"];

    [Fact]
    public void EveryValueThatCanBeSaid_HasItsRecordingsInBothLanguages()
    {
        string[] values =
        [
            .. Enumerable.Range(0, 1_000).Select(n => Invariant($"number:{n}")), "number:10002", "number:20000", "number:999999",
            "digits:0123456789", .. "ABCDEFGHIJKLMNOPQRSTUVWXYZ".Select(c => $"digits:{c}"),
            .. Enumerable.Range(1, 99).Select(n => Prompts.Position(n)), .. Enumerable.Range(1, Prompts.MostMinutes).Select(n => Prompts.Wait(n)),
            .. Enumerable.Range(0, 366).Select(d => Invariant($"date:{new DateOnly(2028, 1, 1).AddDays(d):yyyy-MM-dd}")),
            .. Enumerable.Range(0, 96).Select(q => TimeOnly.MinValue.AddMinutes(15 * q)).Select(t => Invariant($"window:{t:HHmm}-{t.AddHours(3):HHmm}")), "window:0905-1207",
            .. Enum.GetNames<TicketStatus>().Select(s => $"status:{s}"), "status:WaitingPart",
        ];
        foreach (var language in Languages)
        {
            foreach (var value in values)
                PromptSounds.Of(value + language, _ => false).Where(s => !IsOnTheShelf(s)).ShouldBeEmpty(value + language);
        }
    }

    [Theory]
    [InlineData("leave-message", "zh-CN/leave-message")]
    [InlineData("wait-keys@en", "en/wait-keys")]
    [InlineData("callback-confirm", "zh-CN/callback-confirm")]
    [InlineData("zh-CN/menu", "zh-CN/menu")]
    [InlineData("ringback", "tone/ringback")]
    public void AName_WithoutAFolder_IsLookedForInItsLanguages(string prompt, string sound) =>
        PromptSounds.Of(prompt, s => IsOnTheShelf(s)).ShouldBe([new PromptId(sound)]);

    [Theory]
    [InlineData("our-word@en", "our-word")]
    [InlineData("en/our-word", "our-word")]
    [InlineData("en/only-chinese", "zh-CN/only-chinese")]
    [InlineData("en/nowhere", "en/nowhere")]
    public void ARecordingOfOneLanguageOnly_IsHeardByTheOthers(string prompt, string sound) =>
        PromptSounds.Of(prompt, s => s.Value is "our-word" or "zh-CN/only-chinese").ShouldBe([new PromptId(sound)]);

    [Fact]
    public void ARecordingOfThatVeryName_IsHeardInsteadOfThePieces() =>
        PromptSounds.Of("position:1", s => s.Value == "position:1").ShouldBe([new PromptId("position:1")]);

    [Fact]
    public void WhatIsSaidOfATicket_IsOnTheShelfInBothLanguages()
    {
        foreach (var word in (string[])[.. StatusWords.None, .. StatusWords.Unavailable, "status-intro", "status-visit-on", "status-part-on", "status-go-on", "leave-message", "wait-keys", "callback-confirm"])
        {
            foreach (var language in Languages)
                PromptSounds.Of(word + language, _ => false).ShouldAllBe(s => IsOnTheShelf(s), word + language);
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static bool IsOnTheShelf(PromptId sound) => File.Exists(Path.Combine(TelephonyServices.Prompts, sound.Value + ".wav"));
}
