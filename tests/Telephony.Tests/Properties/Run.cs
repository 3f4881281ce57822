using System.Collections.Immutable;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Tests.Site;

namespace Telephony.Tests.Properties;

/// <summary>The step under test: the real one, or one with a planted fault.</summary>
internal delegate (ExchangeState Next, ImmutableArray<Effect> Effects) Step(ExchangeState state, Input input, DateTimeOffset now);

/// <summary>Plays a list of numbers as a life of the exchange, with an audit after every step, and ends every call at the end.</summary>
internal sealed class Run(Step step)
{
    /// <summary>Two are ready and two have not signed in, one of them a supervisor, so that short lives already meet offers.</summary>
    private static readonly Input[] MorningShift =
    [
        new Input.DeviceChanged(House.Ann, AgentDevice.Browser, true),
        new Input.DeviceChanged(House.Bob, AgentDevice.Browser, true),
        new Input.DeviceChanged(House.Cai, AgentDevice.Phone, true),
        new Input.DeviceChanged(House.Sue, AgentDevice.Browser, true),
        new Input.SetPresence(House.Ann, Presence.Ready, null, null, "ann"),
        new Input.SetPresence(House.Bob, Presence.Ready, null, null, "bob"),
    ];

    private readonly Ledger ledger = new();
    private readonly Imagination imagination = new();
    private ExchangeState state = ExchangeState.Empty;
    private DateTimeOffset now = House.Morning;

    /// <summary>Called with every input and what it caused.</summary>
    public Action<Input, ImmutableArray<Effect>> Watch { get; init; } = static (_, _) => { };

    /// <summary>The first breach with the inputs that led to it, or null.</summary>
    public string? Breach(IEnumerable<int> numbers)
    {
        var log = new List<string>();
        var choices = numbers.ToList();
        var breach = Take(new Input.Configure(Imagination.First(choices.Count > 0 ? choices[0] : 0)), log);
        foreach (var input in MorningShift)
            breach ??= Take(input, log);
        foreach (var number in choices)
        {
            if (breach is not null)
                return breach;
            var (input, pause) = imagination.Next(state, number);
            now += pause;
            breach = Take(input, log);
        }

        return breach ?? Take(new Input.EndAll(), log) ?? (state.Calls.IsEmpty ? null : "a call outlived the end of all");
    }

    private string? Take(Input input, List<string> log)
    {
        var before = state;
        (state, var effects) = step(before, input, now);
        log.Add(input is Input.Configure ? "Configure" : input.ToString());
        imagination.Remember(effects);
        Watch(input, effects);
        return (ledger.Audit(before, input, state, effects) ?? Fairness.Breach(state, effects, now)) is { } wrong ? $"{wrong}\n  {string.Join("\n  ", log)}" : null;
    }
}
