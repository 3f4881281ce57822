using System.Globalization;
using Telephony.Calls;
using Telephony.Exchange;

namespace Telephony.Simulation;

/// <summary>Customers: they call, listen, press keys, lose patience, pick up or not, and hang up.</summary>
internal sealed class SimulatedCallers(SimulationPlan plan, SplitMix64 dice, Calendar calendar)
{
    private readonly string[] numbers = [.. plan.Floor.Entries.Keys];
    private int arrived;

    /// <summary>Plans the next arrival of the day.</summary>
    public void PlanArrival()
    {
        if (arrived++ >= plan.Calls)
            return;
        calendar.In(dice.Exponential(plan.MeanBetweenCalls), _ =>
        {
            PlanArrival();
            return new Input.CallArrived(NewId(), string.Create(CultureInfo.InvariantCulture, $"138{arrived:00000000}"), dice.Chance(1) ? "999" : numbers[dice.Below(numbers.Length)], "trunk");
        });
    }

    public InteractionId NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, dice.Next());
        BitConverter.TryWriteBytes(bytes[8..], dice.Next());
        return new InteractionId(new Guid(bytes));
    }

    public void React(Effect effect)
    {
        switch (effect)
        {
            case Effect.AcceptCall accept: GetImpatient(accept.Leg); break;
            case Effect.PlayPrompt { Loop: false } prompt: Listen(prompt); break;
            case Effect.LookUpStatus asked: calendar.In(Seconds(0, 2), new Input.StatusFound(asked.Interaction, ["status:Dispatched", "date:2026-11-25"])); break;
            case Effect.DialOut dial: PickUpOrNot(dial.Leg); break;
            case Effect.Record { Fact: Fact.CallAnswered answered }: Talk(answered); break;
            case Effect.Record { Fact: Fact.OutsideAnswered answered }: TalkOutside(answered); break;
            case Effect.Record { Fact: Fact.CallReceived received }: Identify(received.Interaction); break;
        }
    }

    private void GetImpatient(LegId leg) => calendar.In(dice.Exponential(plan.MeanPatience), state =>
        state.Calls.GetValueOrDefault(leg.Interaction) is { Answered: null } ? new Input.LegEnded(leg, LegEnding.HungUp) : null);

    private void Identify(InteractionId id) =>
        calendar.In(Seconds(0, 2), _ => plan.RulesPercent > 0 ? null : new Input.CallerIdentified(id, "customer", dice.Chance(10) ? 5 : 0));

    private void Listen(Effect.PlayPrompt prompt)
    {
        calendar.In(Seconds(3, 8), new Input.PromptFinished(prompt.Leg, prompt.Prompt));
        if (prompt.Prompt == SimulatedSite.Menu && dice.Chance(80))
            calendar.In(Seconds(1, 12), new Input.DigitPressed(prompt.Leg, (char)('1' + dice.Below(5))));
    }

    private void PickUpOrNot(LegId leg)
    {
        calendar.In(Seconds(1, 3), new Input.LegRinging(leg));
        if (dice.Chance(70))
            calendar.In(Seconds(4, 25), new Input.LegAnswered(leg));
        else if (dice.Chance(70))
            calendar.In(Seconds(2, 30), new Input.LegEnded(leg, (LegEnding)(1 + dice.Below(4))));
    }

    private void Talk(Fact.CallAnswered answered)
    {
        var length = TimeSpan.FromSeconds(10) + dice.Exponential(plan.MeanTalk);
        var leg = new LegId(answered.Interaction, LegId.CustomerNumber);
        if (dice.Chance(plan.MediaLossPercent))
            calendar.In(length, new Input.LegEnded(dice.Chance(50) ? leg : answered.Leg, LegEnding.MediaLost));
        else if (dice.Chance(60))
            calendar.In(length, new Input.LegEnded(leg, LegEnding.HungUp));
        else
            LetTheAgentEnd(answered, leg, length);
    }

    /// <summary>An agent who consults at that moment hangs up on his colleague instead: then the customer has the last word.</summary>
    private void LetTheAgentEnd(Fact.CallAnswered answered, LegId customer, TimeSpan length)
    {
        calendar.In(length, new Input.HangUp(answered.Agent, answered.Interaction, answered.Agent.Value));
        calendar.In(length + plan.MeanTalk, new Input.LegEnded(customer, LegEnding.HungUp));
    }

    /// <summary>With an outside party nobody else ends the call: one of the two hangs up, or the network cuts it.</summary>
    private void TalkOutside(Fact.OutsideAnswered answered)
    {
        var length = TimeSpan.FromSeconds(10) + dice.Exponential(plan.MeanTalk);
        calendar.In(length, new Input.LegEnded(answered.Leg, dice.Chance(plan.MediaLossPercent) ? LegEnding.MediaLost : LegEnding.HungUp));
    }

    private TimeSpan Seconds(int from, int to) => dice.Between(TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to));
}
