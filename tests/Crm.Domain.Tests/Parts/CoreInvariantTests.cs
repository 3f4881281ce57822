using Crm.Domain.Parts;
using Crm.Domain.Tickets;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Parts;

/// <summary>Reference §5.4, 13: an A-class part that was used up for nothing is due back, and its claim line is held until it was received.</summary>
public sealed class CoreInvariantTests
{
    private static readonly DateOnly Used = new(2026, 11, 23);
    private static readonly CoreReturn Owed = CoreRules.Owed(new ConsumedPart("CP-1", PartClass.A, IsFree: true), Used)!;

    [Theory]
    [InlineData(PartClass.A, true, true)]
    [InlineData(PartClass.A, false, false)]
    [InlineData(PartClass.Other, true, false)]
    public void Invariant13_AnAClassPartUsedForNothing_IsDueBack(PartClass kind, bool isFree, bool isOwed) =>
        (CoreRules.Owed(new ConsumedPart("CP-1", kind, isFree), Used) is { State: CoreState.DueBack } core && core.DueBack == Used.AddDays(CoreRules.UsualDays)).ShouldBe(isOwed);

    [Fact]
    public void Invariant13_ItsClaimLine_IsHeldUntilItWasReceived_WhateverElseHappens() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(
            Gen.Elements<CoreCommand>(new CoreCommand.Send("SF1"), new CoreCommand.Send(" "), new CoreCommand.Receive(), new CoreCommand.WriteOff("manager1", "QD01"), new CoreCommand.WriteOff("QD01", "QD01")).ListOf().ToArbitrary(),
            commands =>
            {
                var (core, wasReceived) = (Owed, false);
                foreach (var command in commands)
                {
                    if (CoreRules.Decide(core, command) is not Decision<CoreReturn>.Accepted accepted) continue;
                    core = accepted.Events[^1];
                    wasReceived |= command is CoreCommand.Receive;
                }

                return core.Holds == (wasReceived ? null : HoldCause.CoreMissing);
            }));

    [Fact]
    public void AWriteOff_NeedsAnotherPerson_AndALaterCommandIsRefused()
    {
        Rule(Owed, new CoreCommand.WriteOff("QD01", "QD01")).ShouldBe("WriteOffNeedsAnotherPerson");
        Rule(Owed with { State = CoreState.InTransit }, new CoreCommand.Send("SF2")).ShouldBe("CoreIsOnItsWay");
        Rule(Owed with { State = CoreState.Lost }, new CoreCommand.Receive()).ShouldBe("CoreIsFinal");
        Rule(Owed, new CoreCommand.Send("")).ShouldBe(Refusal.RequiredFieldsMissing);
    }

    private static string? Rule(CoreReturn core, CoreCommand command) => (CoreRules.Decide(core, command) as Decision<CoreReturn>.Refused)?.Refusal.Rule;
}
