using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Ivr.Flows;
using Xunit;

namespace Telephony.Tests.Properties;

public sealed class RandomLivesTests
{
    private static readonly int Lives = Environment.GetEnvironmentVariable("AFTERSALES_NIGHTLY") == "1" ? 200_000 : 12_000;
    private const int Longest = 60;

    [Fact]
    public void RandomLives_WhateverHappens_KeepEveryInvariant() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Lives).WithStartSize(5).WithEndSize(Longest), Holds(Telephony.Exchange.Exchange.Step));

    [Fact]
    public void RandomLives_WhenAStepForgetsToFreeAgents_FindIt() => ShouldBeFound(static (state, input, now) =>
    {
        var (next, effects) = Telephony.Exchange.Exchange.Step(state, input, now);
        return next.Calls.Count < state.Calls.Count ? (next with { Agents = state.Agents }, effects) : (next, effects);
    });

    [Fact]
    public void RandomLives_WhenAStepForgetsARingTimer_FindIt() => ShouldBeFound(static (state, input, now) =>
    {
        var (next, effects) = Telephony.Exchange.Exchange.Step(state, input, now);
        return (next, [.. effects.Where(effect => effect is not Effect.StartTimer { Timer.Kind: TimerKind.RingTimeout })]);
    });

    [Fact]
    public void RandomLives_WhenAStepLosesTheTimeOfQueueing_FindIt() => ShouldBeFound(static (state, input, now) =>
    {
        var (next, effects) = Telephony.Exchange.Exchange.Step(state, input, now);
        return (input is Input.Reject ? next with { Calls = next.Calls.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value with { Queued = now }) } : next, effects);
    });

    [Fact]
    public void RandomLives_WhenAStepForgetsAnEar_FindIt() => ShouldBeFound(static (state, input, now) =>
    {
        var (next, effects) = Telephony.Exchange.Exchange.Step(state, input, now);
        return (next, input is Input.StopMonitoring ? [.. effects.Where(effect => effect is not (Effect.Hear or Effect.ConnectLegs or Effect.ReleaseLeg))] : effects);
    });

    [Fact]
    public void RandomLives_WhenAListenerIsHeard_FindIt() => ShouldBeFound(static (state, input, now) =>
    {
        var (next, effects) = Telephony.Exchange.Exchange.Step(state, input, now);
        var started = effects.OfType<Effect.Record>().Select(record => record.Fact).OfType<Fact.MonitorStarted>().FirstOrDefault(fact => fact.Mode == MonitorMode.Listen);
        return (next, started is null ? effects : effects.Add(new Effect.Hear(new LegId(started.Interaction, LegId.CustomerNumber), [started.Leg])));
    });

    [Fact]
    public void RandomLives_WhenAFailedTransferLosesTheCustomer_FindIt() => ShouldBeFound(static (state, input, now) =>
    {
        var (next, effects) = Telephony.Exchange.Exchange.Step(state, input, now);
        var lost = effects.OfType<Effect.Record>().Select(record => record.Fact).OfType<Fact.TransferFailed>().FirstOrDefault();
        return (lost is null ? next : next with { Calls = next.Calls.Remove(lost.Interaction) }, effects);
    });

    [Fact]
    public void RandomLives_WhenAStepLetsSomebodyOvertake_FindIt() => ShouldBeFound(static (state, input, now) =>
    {
        var favoured = state with { Calls = state.Calls.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value with { PriorityMinutes = pair.Key.Value.GetHashCode() % 2 == 0 ? 60 : 0 }) };
        var (next, effects) = Telephony.Exchange.Exchange.Step(favoured, input, now);
        if (ReferenceEquals(next, favoured))
            return (state, effects);
        return (next with { Calls = next.Calls.ToImmutableSortedDictionary(pair => pair.Key, pair => state.Calls.TryGetValue(pair.Key, out var own) ? pair.Value with { PriorityMinutes = own.PriorityMinutes } : pair.Value) }, effects);
    });

    [Fact]
    public void RandomLives_WhenAStepRingsSomebodyGone_FindIt() => ShouldBeFound(static (state, input, now) =>
    {
        if (input is Input.DesktopChanged)
            return Telephony.Exchange.Exchange.Step(state, input, now);
        var here = state with { Agents = state.Agents.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value with { DesktopLost = null }) };
        var (next, effects) = Telephony.Exchange.Exchange.Step(here, input, now);
        if (ReferenceEquals(next, here))
            return (state, effects);
        return (next with { Agents = next.Agents.ToImmutableSortedDictionary(pair => pair.Key, pair => state.Agents.TryGetValue(pair.Key, out var own) ? pair.Value with { DesktopLost = own.DesktopLost } : pair.Value) }, effects);
    });

    [Fact]
    public void RandomLives_WhenAMoveCostsTheWait_FindIt() => ShouldBeFound(static (state, input, now) =>
    {
        var (next, effects) = Telephony.Exchange.Exchange.Step(state, input, now);
        return (input is Input.MoveWaiting { Interaction: var id } && next.Calls.TryGetValue(id, out var moved) ? next with { Calls = next.Calls.SetItem(id, moved with { QueueEntered = now.AddTicks(1) }) } : next, effects);
    });

    [Fact]
    public void RandomLives_WhenAnAnswerCostsTheLanguage_FindIt() => ShouldBeFound(static (state, input, now) =>
    {
        var (next, effects) = Telephony.Exchange.Exchange.Step(state, input, now);
        return (ReferenceEquals(next, state) || input is not (Input.Answer or Input.BlindTransfer) ? next : next with { Calls = next.Calls.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value with { Language = FlowLanguage.Chinese }) }, effects);
    });

    /// <summary>Every shape that a call can have with others in it, so that the invariants are not kept by never going there.</summary>
    [Fact]
    public void Imagination_OverManyLives_ReachesEveryShapeOfACall()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var numbers = new SplitNumbers(7);
        for (var life = 0; life < 6_000; life++)
            new Run((state, input, now) =>
            {
                var result = Telephony.Exchange.Exchange.Step(state, input, now);
                foreach (var call in result.Next.Calls.Values)
                {
                    seen.Add($"{call.Phase} {call.Consult?.Phase} {call.Consult?.Side} {(call.Consult is { } consult ? consult.Agent : call.Agent) is not null} {call.Transfer?.IsReturn}".Trim());
                    foreach (var monitor in call.Monitors)
                        seen.Add($"{call.Phase} {(call.IsAnswered(monitor.Leg) ? "answered" : "ringing")} {monitor.Mode}");
                    if (call.Monitors.Length > 1)
                        seen.Add("many monitors");
                    if (call.RungToo.Length > 0)
                        seen.Add("rung together");
                    if (call.Callback is not null)
                        seen.Add($"call-back {call.Phase} {call.Has(call.CustomerLeg)}");
                    if (call.IsMessage)
                        seen.Add("message");
                    if (call.Ivr is { Ahead.Length: > 0 })
                        seen.Add("keys ahead");
                    if (call.Language == FlowLanguage.English)
                        seen.Add($"English {call.Phase}");
                    if (call.Announcing.Length > 1)
                        seen.Add($"announcing {call.Phase}");
                }

                return result;
            }).Breach(numbers.Next(Longest)).ShouldBeNull();

        string[] shapes =
        [
            "Held Ringing Target True", "Held Ringing Target False", "Held Talking Target True", "Held Talking Target False", "Talking Talking Customer True",
            "Talking Conference Both True", "Transferring   True False", "Transferring   True True", "Transferring   False False", "TransferredOut   False False",
            .. new[] { CallPhase.Talking, CallPhase.Held, CallPhase.Waiting, CallPhase.Transferring, CallPhase.TransferredOut }
                .SelectMany(phase => new[] { MonitorMode.Listen, MonitorMode.Whisper, MonitorMode.Barge }.Select(mode => $"{phase} answered {mode}")),
            "Talking ringing Listen", "many monitors", "Parked   False", "rung together", "message", "announcing Waiting", "announcing Offered",
            "keys ahead", "English Menu", "English Waiting", "English Talking", "English Callback", "English Message",
            "call-back Callback True", "call-back Callback False", "call-back Offered False", "call-back Dialling True",
        ];
        shapes.Where(shape => !seen.Contains(shape)).ShouldBeEmpty();
    }

    [Fact]
    public void Imagination_OverManyLives_MakesEveryInputAndMeetsEveryFactAndEffect()
    {
        var seen = new HashSet<Type>();
        var numbers = new SplitNumbers(20261122);
        for (var life = 0; life < 600; life++)
        {
            var run = new Run(Telephony.Exchange.Exchange.Step)
            {
                Watch = (input, effects) =>
                {
                    seen.Add(input.GetType());
                    seen.UnionWith(effects.Select(effect => effect.GetType()));
                    seen.UnionWith(effects.OfType<Effect.Record>().Select(record => record.Fact.GetType()));
                },
            };
            run.Breach(numbers.Next(Longest)).ShouldBeNull();
        }

        var all = new[] { typeof(Input), typeof(Effect), typeof(Fact) }.SelectMany(root => root.GetNestedTypes().Where(type => type.IsSubclassOf(root)));
        all.Where(type => !seen.Contains(type)).ShouldBeEmpty();
    }

    // Ends with the first that is found, mostly among the first hundreds; a fault that needs a long chain is not missed by a poor draw.
    private static void ShouldBeFound(Step faulty) =>
        Should.Throw<Exception>(() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(Lives * 10).WithStartSize(Longest).WithEndSize(Longest), Holds(faulty)))
            .Message.ShouldContain("Falsifiable");

    private static Property Holds(Step step) =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1).ArrayOf(), Shorter), numbers => new Run(step).Breach(numbers) is { } breach
            ? false.Label(breach)
            : true.ToProperty());

    private static IEnumerable<int[]> Shorter(int[] numbers)
    {
        for (var size = numbers.Length / 2; size > 0; size /= 2)
            for (var at = 0; at + size <= numbers.Length; at += size)
                yield return [.. numbers[..at], .. numbers[(at + size)..]];
    }
}
