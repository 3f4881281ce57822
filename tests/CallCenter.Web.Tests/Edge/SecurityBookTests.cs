using AfterSales.Tests.Shared;
using CallCenter.Web.Features.Security;
using CallCenter.Web.Realtime;
using CallCenter.Web.Switchboard;
using Shouldly;
using Telephony.Calls;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Edge;

public sealed class SecurityBookTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Equal_Events_WithinTenMinutes_AreOneLineWithACount()
    {
        var book = Take(SecurityBook.Empty, "203.0.113.9", 5, Now);
        book = Take(book, "203.0.113.8", 1, Now.AddMinutes(1));
        book = Take(book, "203.0.113.9", 7, Now.AddMinutes(9));
        book.Entries.Select(e => (e.Source, e.Count)).ShouldBe([("203.0.113.9", 12), ("203.0.113.8", 1)]);
        (book.Entries[0].First, book.Entries[0].Last).ShouldBe((Now, Now.AddMinutes(9)));
        Take(book, "203.0.113.9", 1, Now.AddMinutes(20)).Entries.Count.ShouldBe(3, "after a quiet time it is another attack");
    }

    [Fact]
    public void Lines_AreBounded_TheOldestGoes()
    {
        var book = SecurityBook.Empty;
        for (var i = 0; i < SecurityBook.Limit + 20; i++) book = Take(book, "s" + i, 1, Now.AddSeconds(i));
        book.Entries.Count.ShouldBe(SecurityBook.Limit);
        book.Entries[^1].Source.ShouldBe("s20");
    }

    [Fact]
    public void Numbers_OfTheStream_OnlyGrow_WhateverComesFirst()
    {
        var clock = new ManualTimeProvider(Now);
        var stream = new EventStream(clock);
        var log = new SecurityLog(stream, clock);
        log.Note(SecurityKind.Flood, "203.0.113.9", null, null);
        var first = stream.LastSeq;
        stream.Heard(new FactEnvelope(first, new Fact.RecordingStarted(Now, default)));
        var second = stream.LastSeq;
        log.Note(SecurityKind.Flood, "203.0.113.9", null, null);
        first.ShouldBe(EffectRunner.FirstSeqOf(Now));
        (second, stream.LastSeq).ShouldBe((first + 1, first + 2));
    }

    [Fact]
    public void Attacks_OfTheLastTenMinutes_AreCounted_DeniedCallsAreNot()
    {
        var clock = new ManualTimeProvider(Now);
        var log = new SecurityLog(new EventStream(clock), clock);
        log.Note(SecurityKind.Scanner, "203.0.113.9", null, null);
        log.Note(SecurityKind.OutboundDenied, null, "agent1", "OutboundInternationalIsOff");
        log.RecentAttacks.ShouldBe(1);
        clock.Advance(TimeSpan.FromMinutes(11));
        log.RecentAttacks.ShouldBe(0);
    }

    private static SecurityBook Take(SecurityBook book, string source, int count, DateTimeOffset at) => book.Take(SecurityKind.Flood, source, null, null, count, at, null, out _);
}
