using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace Telephony.Tests.Properties;

public sealed class RandomLivesTests
{
    private const int Lives = 20_000;
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
    public void Imagination_OverManyLives_MakesEveryInputAndMeetsEveryFactAndEffect()
    {
        var seen = new HashSet<Type>();
        var numbers = new SplitNumbers(20261122);
        for (var life = 0; life < 400; life++)
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

    private static void ShouldBeFound(Step faulty) =>
        Should.Throw<Exception>(() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(Lives).WithStartSize(5).WithEndSize(Longest), Holds(faulty)))
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
