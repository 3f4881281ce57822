using System.Globalization;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace Telephony.Ivr.Flows;

/// <summary>What the caller presses, and what it means that he presses nothing.</summary>
internal static class FlowKeys
{
    private const char Yes = '1';
    private const char Over = '#';
    private const char Back = '*';

    /// <summary>Asks for a key or a number, the first time or again. Who pressed ahead knows the question: it is not said to him.</summary>
    public static void Ask(Turn turn, Call call, FlowNode node)
    {
        if (call.Ivr!.Ahead.Length == 0)
            FlowRunner.Say(turn, Fresh(turn, call), FlowStage.Listening, node.Prompts);
        else
            TakeAhead(turn, Fresh(turn, call));
    }

    public static void Pressed(Turn turn, Call call, char key)
    {
        var state = call.Ivr;
        if (state?.Here is not { } node)
            turn.Ignore("no menu listens");
        else if (state.Stage is FlowStage.Saying or FlowStage.Asking && state.Ahead.Length == 0 && FlowRunner.AsksForPerson(call, key))
            FlowRunner.PersonWanted(turn, call);
        else if (state is { Stage: FlowStage.Saying, WantsPerson: false } && node.Kind == FlowNodeKind.Say)
            KeepAhead(turn, call, key);
        else if (state.Stage == FlowStage.Confirming)
            Confirmed(turn, call, node, key);
        else if (state.Stage != FlowStage.Listening)
            turn.Ignore("no menu listens");
        else if (node.Kind == FlowNodeKind.Menu)
            Chosen(turn, call, node, key);
        else if (node.Kind == FlowNodeKind.Visit)
            FlowQuestions.WindowChosen(turn, call, node, key);
        else
            Collected(turn, call, node, key);
    }

    /// <summary>No key came for as long as the node waits.</summary>
    public static void Silence(Turn turn, Call call)
    {
        var node = call.Ivr!.Here!;
        if (node.Kind == FlowNodeKind.Menu && node.Next.ContainsKey(FlowOutcomes.Silence))
            Choose(turn, call, null, FlowOutcomes.Silence);
        else if (node.Kind == FlowNodeKind.Digits && call.Ivr.Stage == FlowStage.Listening && call.Ivr.Keys.Length > 0)
            Complete(turn, call, node);
        else
            Again(turn, call, node);
    }

    /// <summary>Asks again, or gives up after the last round.</summary>
    public static void Again(Turn turn, Call call, FlowNode node)
    {
        if (call.Ivr!.Round >= node.Rounds)
        {
            GiveUp(turn, call, node);
            return;
        }

        var again = call with { Ivr = call.Ivr with { Round = call.Ivr.Round + 1, Keys = "", Ahead = "" } };
        if (node.Kind == FlowNodeKind.Visit)
            FlowQuestions.SayWindows(turn, again, node);
        else
            Ask(turn, again, node);
    }

    /// <summary>A new question: the silence of the old one is late from now on.</summary>
    public static Call Fresh(Turn turn, Call call) => call with { PhaseSince = call.Ivr!.Round == 1 ? turn.Now : call.PhaseSince, Attempt = call.Attempt + 1 };

    private static void Chosen(Turn turn, Call call, FlowNode node, char key)
    {
        var word = key.ToString(CultureInfo.InvariantCulture);
        if (node.Next.ContainsKey(word))
            Choose(turn, call, key, word);
        else if (FlowRunner.AsksForPerson(call, key))
            FlowRunner.ToPerson(turn, call);
        else
            Again(turn, call, node);
    }

    /// <summary>A key that came while an announcement played. 0 is a person only as the first of them; behind another it is a key like any.</summary>
    private static void KeepAhead(Turn turn, Call call, char key)
    {
        if (call.Ivr!.Ahead.Length >= FlowLimits.Ahead)
            turn.Ignore("too many keys ahead");
        else
            turn.Put(call with { Ivr = call.Ivr with { Ahead = call.Ivr.Ahead + key } });
    }

    /// <summary>The node hears the keys one by one as if they were pressed now, until it is done or asks again; what is left is for the nodes behind it.</summary>
    private static void TakeAhead(Turn turn, Call asked)
    {
        var call = asked with { Phase = CallPhase.Menu, Ivr = asked.Ivr! with { Stage = FlowStage.Listening, Left = [] } };
        turn.Put(call);
        while (turn.Call(asked.Id) is { Ivr: { Stage: FlowStage.Listening, Ahead: [var key, .. var rest] } here } now && now.Attempt == asked.Attempt)
            Pressed(turn, now with { Ivr = here with { Ahead = rest } }, key);
    }

    private static void GiveUp(Turn turn, Call again, FlowNode node)
    {
        var call = again with { Ivr = again.Ivr! with { Ahead = "" } };
        switch (node.Kind)
        {
            case FlowNodeKind.Menu:
                Choose(turn, call, null, FlowOutcomes.Invalid);
                break;
            case FlowNodeKind.Visit:
                FlowRunner.Hush(turn, call);
                FlowRunner.Leave(turn, call, FlowOutcomes.Declined);
                break;
            default:
                FlowRunner.Hush(turn, call);
                FlowRunner.Leave(turn, call, FlowOutcomes.Failed);
                break;
        }
    }

    private static void Choose(Turn turn, Call call, char? key, string outcome)
    {
        FlowRunner.Hush(turn, call);
        var node = call.Ivr!.Here!;
        if (call.Ivr.Flow.Node(node.Next.GetValueOrDefault(outcome)) is { Kind: FlowNodeKind.Queue, Queue: { } queue })
            turn.Tell(new Fact.MenuChosen(turn.Now, call.Id, key, new QueueId(queue)));
        FlowRunner.Leave(turn, call, outcome);
    }

    private static void Collected(Turn turn, Call call, FlowNode node, char key)
    {
        var state = call.Ivr!;
        if (state.Left.Length > 0)
            turn.Ask(new Effect.StopPrompt(call.CustomerLeg));
        var hushed = call with { Ivr = state with { Left = [] } };
        if (key == Over)
            Complete(turn, hushed, node);
        else if (key == Back || key is < '0' or > '9')
            Again(turn, hushed, node);
        else
            Keep(turn, hushed with { Ivr = hushed.Ivr with { Keys = state.Keys + key } }, node);
    }

    private static void Keep(Turn turn, Call call, FlowNode node)
    {
        if (call.Ivr!.Keys.Length >= Math.Min(node.Most, FlowLimits.Keys))
        {
            Complete(turn, call, node);
            return;
        }

        turn.Put(call);
        turn.Ask(new Effect.StartTimer(Timers.Of(TimerKind.MenuSilence, call), turn.Now + FlowLimits.BetweenKeys));
    }

    private static void Complete(Turn turn, Call call, FlowNode node)
    {
        var keys = call.Ivr!.Keys;
        turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.MenuSilence, call)));
        if (keys is ['0'] && FlowRunner.AsksForPerson(call, '0'))
            FlowRunner.ToPerson(turn, call);
        else if (keys.Length < node.Least || !KeyedNumbers.IsPlausible(node.Number, keys))
            Again(turn, call, node);
        else if (node.ReadBack is { } question)
            FlowRunner.Say(turn, Fresh(turn, call with { Ivr = call.Ivr with { Ahead = "" } }), FlowStage.Confirming, [Prompts.Digits(keys), question]);
        else
            Accept(turn, call, node);
    }

    private static void Confirmed(Turn turn, Call call, FlowNode node, char key)
    {
        if (FlowRunner.AsksForPerson(call, key))
        {
            FlowRunner.ToPerson(turn, call);
            return;
        }

        FlowRunner.Hush(turn, call);
        if (key == Yes)
            Accept(turn, call, node);
        else
            Again(turn, call, node);
    }

    private static void Accept(Turn turn, Call call, FlowNode node) =>
        FlowRunner.Leave(turn, call with { Ivr = call.Ivr! with { Number = call.Ivr.Keys, NumberKind = node.Number, Keys = "" } }, FlowOutcomes.Next);
}
