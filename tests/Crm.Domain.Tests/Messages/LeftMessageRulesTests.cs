using System.Collections.Immutable;
using Crm.Domain.Messages;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Messages;

public sealed class LeftMessageRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);
    private static readonly LeftMessage Open = new() { State = LeftMessageState.Open, QueueId = "repair" };
    private static readonly LeftMessage Mine = Open with { State = LeftMessageState.Claimed, ClaimedBy = "agent1", ClaimedAt = Now };

    [Fact]
    public void Claim_OfAnOpenMessage_MakesItOnesOwn_AndOnlyASupervisorTakesItAway()
    {
        var claimed = Done(Open, new LeftMessageCommand.Claim("agent1"));
        (claimed.State, claimed.ClaimedBy, claimed.ClaimedAt).ShouldBe((LeftMessageState.Claimed, "agent1", Now));
        Accepted(claimed, new LeftMessageCommand.Claim("agent1")).ShouldBeEmpty("a second press is no second claim");
        Refused(claimed, new LeftMessageCommand.Claim("agent2")).ShouldBe("MessageIsAnothers");
        Done(claimed, new LeftMessageCommand.Claim("supervisor1", MayTake: true)).ClaimedBy.ShouldBe("supervisor1");
    }

    [Fact]
    public void Release_IsForTheOwnerAndTheSupervisor()
    {
        Refused(Mine, new LeftMessageCommand.Release("agent2")).ShouldBe("MessageIsAnothers");
        var open = Done(Mine, new LeftMessageCommand.Release("agent1"));
        (open.State, open.ClaimedBy).ShouldBe((LeftMessageState.Open, null));
        Done(Mine, new LeftMessageCommand.Release("supervisor1", MayTake: true)).State.ShouldBe(LeftMessageState.Open);
        Refused(Open, new LeftMessageCommand.Release("agent1")).ShouldBe("MessageIsNotClaimed");
    }

    [Fact]
    public void Close_NeedsTheOwnerAKnownOutcomeAndAShortNote()
    {
        Refused(Open, new LeftMessageCommand.Close("agent1", "ticket", null)).ShouldBe("MessageIsNotClaimed");
        Refused(Mine, new LeftMessageCommand.Close("agent2", "ticket", null)).ShouldBe("MessageIsAnothers");
        Refused(Mine, new LeftMessageCommand.Close("agent1", "lost", null)).ShouldBe("MessageOutcomeIsUnknown");
        Refused(Mine, new LeftMessageCommand.Close("agent1", "ticket", new string('x', LeftMessageRules.NoteLength + 1))).ShouldBe("MessageNoteIsTooLong");
        var done = Done(Mine, new LeftMessageCommand.Close("agent1", "ticket", " T-1 "));
        (done.State, done.Outcome, done.Note, done.DoneAt, done.ClaimedBy).ShouldBe((LeftMessageState.Done, "ticket", "T-1", Now, "agent1"));
        foreach (var command in (LeftMessageCommand[])[new LeftMessageCommand.Claim("agent1"), new LeftMessageCommand.Release("agent1"), new LeftMessageCommand.Close("agent1", "ticket", null)])
            Refused(done, command).ShouldBe("MessageIsDone");
    }

    [Fact]
    public void WhatTheQueueStillKeeps_IsNobodysTask() =>
        Refused(Open with { State = LeftMessageState.Kept }, new LeftMessageCommand.Claim("agent1", MayTake: true)).ShouldBe("MessageIsKeptByTheQueue");

    private static ImmutableArray<LeftMessageEvent> Accepted(LeftMessage message, LeftMessageCommand command) =>
        LeftMessageRules.Decide(message, command).ShouldBeOfType<Decision<LeftMessageEvent>.Accepted>().Events;

    private static LeftMessage Done(LeftMessage message, LeftMessageCommand command) => LeftMessageRules.Apply(message, Accepted(message, command), Now);

    private static string Refused(LeftMessage message, LeftMessageCommand command) =>
        LeftMessageRules.Decide(message, command).ShouldBeOfType<Decision<LeftMessageEvent>.Refused>().Refusal.Rule;
}
