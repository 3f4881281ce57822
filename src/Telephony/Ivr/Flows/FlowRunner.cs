using System.Collections.Immutable;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Routing;
using Telephony.Exchange;

namespace Telephony.Ivr.Flows;

/// <summary>Walks a caller through his flow. Every node is passed at most <see cref="FlowLimits.Steps"/> times in all, so that no flow, however it is drawn, holds a caller for ever.</summary>
internal static class FlowRunner
{
    public static void Begin(Turn turn, Call call, IvrFlow flow)
    {
        var inside = call with { Ivr = new FlowState(flow, flow.Start) };
        Enter(turn, inside, flow.Start);
    }

    /// <summary>Into the node; a way that leads nowhere and a walk without end lead to a person.</summary>
    public static void Enter(Turn turn, Call arriving, string? target)
    {
        var state = arriving.Ivr!;
        if (state.Flow.Node(target) is not { } node)
        {
            Tell(turn, arriving, FlowOutcomes.NoWay);
            ToQueue(turn, arriving, arriving.Entry!.Queue);
        }
        else if (state.Steps >= FlowLimits.Steps)
        {
            Tell(turn, arriving, FlowOutcomes.Limit);
            ToQueue(turn, arriving, arriving.Entry!.Queue);
        }
        else
        {
            var call = arriving with { Ivr = state with { Node = node.Id, Steps = state.Steps + 1, Stage = FlowStage.Saying, Round = 1, Keys = "", Left = [], Windows = [], Chosen = null, Ahead = TakesAhead(node.Kind) ? state.Ahead : "" } };
            if (state is { WantsPerson: true, IsBlocked: false } && !IsHeardOut(node.Kind))
                ToPerson(turn, call);
            else
                Do(turn, call, node);
        }
    }

    /// <summary>The node is done with: on by the way of the outcome.</summary>
    public static void Leave(Turn turn, Call call, string outcome)
    {
        Tell(turn, call, outcome);
        Enter(turn, call, TargetOf(call.Ivr!.Here!, outcome));
    }

    /// <summary>Ends the flow in a queue; one that is no longer there is replaced by the entry's own.</summary>
    public static void ToQueue(Turn turn, Call call, QueueId queue) => Waiting.Enter(turn, call with { Ivr = null }, queue);

    /// <summary>Says the prompts one after the other in the caller's language; without any the stage is over at once.</summary>
    public static void Say(Turn turn, Call call, FlowStage stage, ImmutableArray<string> prompts)
    {
        var spoken = prompts.Select(prompt => Prompts.In(call.Language, prompt)).ToImmutableArray();
        var saying = call with { Phase = stage is FlowStage.Listening or FlowStage.Confirming ? CallPhase.Menu : CallPhase.Greeting, Ivr = call.Ivr! with { Stage = stage, Left = spoken } };
        turn.Put(saying);
        if (spoken.IsEmpty)
            Said(turn, saying);
        else
            turn.Ask(new Effect.PlayPrompt(call.CustomerLeg, spoken[0], Loop: false));
    }

    /// <summary>A prompt came to its end.</summary>
    public static void Finished(Turn turn, Call call, string prompt)
    {
        if (call.Ivr is not { Left: [var playing, .. var rest] } state || playing != prompt)
        {
            turn.Ignore("nobody waits for this prompt");
            return;
        }

        var on = call with { Ivr = state with { Left = rest } };
        turn.Put(on);
        if (rest is [var next, ..])
            turn.Ask(new Effect.PlayPrompt(call.CustomerLeg, next, Loop: false));
        else
            Said(turn, on);
    }

    /// <summary>The caller hung up inside the flow.</summary>
    public static void Abandoned(Turn turn, Call call) => Tell(turn, call, FlowOutcomes.Left);

    /// <summary>0: a person, unless the house is closed or the caller is blocked, or may be. Entries without a flow of their own never had it.</summary>
    public static bool AsksForPerson(Call call, char key) =>
        key == '0' && call.Entry is { Flow: not null, Hours: FlowHours.Open } && call.Ivr is { IsBlocked: false, Here.Kind: not (FlowNodeKind.HangUp or FlowNodeKind.Block) };

    /// <summary>What is said may be the word that he is recorded: nobody gets past it, he comes to a person behind it.</summary>
    public static void PersonWanted(Turn turn, Call call)
    {
        if (call.Ivr is { Stage: FlowStage.Saying, Here.Kind: FlowNodeKind.Say } state)
            turn.Put(call with { Ivr = state with { WantsPerson = true } });
        else
            ToPerson(turn, call);
    }

    public static void ToPerson(Turn turn, Call call)
    {
        Hush(turn, call);
        Tell(turn, call, FlowOutcomes.Person);
        ToQueue(turn, call, call.Entry!.Queue);
    }

    /// <summary>Stops what plays and what is waited for.</summary>
    public static void Hush(Turn turn, Call call)
    {
        turn.Ask(new Effect.CancelTimer(Timers.Of(call.Ivr!.Stage == FlowStage.Asking ? TimerKind.FlowAnswer : TimerKind.MenuSilence, call)));
        turn.Ask(new Effect.StopPrompt(call.CustomerLeg));
    }

    private static void Do(Turn turn, Call call, FlowNode node)
    {
        switch (node.Kind)
        {
            case FlowNodeKind.Say or FlowNodeKind.HangUp:
                Say(turn, call, FlowStage.Saying, node.Prompts);
                break;
            case FlowNodeKind.Hours:
                Leave(turn, call, OutcomeOf(node, call.Entry!.Hours));
                break;
            case FlowNodeKind.Language:
                Leave(turn, Languages.In(turn, call, node.Language, by: null), FlowOutcomes.Next);
                break;
            case FlowNodeKind.Menu or FlowNodeKind.Digits:
                FlowKeys.Ask(turn, call, node);
                break;
            case FlowNodeKind.Identify or FlowNodeKind.Block or FlowNodeKind.Visit:
                FlowQuestions.Ask(turn, call, node);
                break;
            case FlowNodeKind.Status when call.Ivr!.Found is { TicketStatus: not null } found:
                Say(turn, call, FlowStage.Saying, [.. node.Prompts, .. Prompts.OfTicket(found)]);
                break;
            case FlowNodeKind.Status:
                Leave(turn, call, FlowOutcomes.None);
                break;
            default:
                End(turn, call, node);
                break;
        }
    }

    private static void Said(Turn turn, Call call)
    {
        var node = call.Ivr!.Here!;
        switch (call.Ivr.Stage)
        {
            case FlowStage.Listening or FlowStage.Confirming:
                turn.Ask(new Effect.StartTimer(Timers.Of(TimerKind.MenuSilence, call), turn.Now + TimeSpan.FromSeconds(node.SilenceSeconds)));
                break;
            case FlowStage.Saying when node.Kind == FlowNodeKind.HangUp:
                HangUp(turn, call);
                break;
            case FlowStage.Saying:
                Leave(turn, call, node.Kind == FlowNodeKind.Visit ? FlowOutcomes.Booked : FlowOutcomes.Next);
                break;
            default:
                // The edge is still looking: its answer or the timer goes on.
                break;
        }
    }

    private static void End(Turn turn, Call call, FlowNode node)
    {
        var wanted = new QueueId(node.Queue ?? "");
        var queue = turn.State.Plan.Queues.ContainsKey(wanted) || call.Entry!.Flow is null ? wanted : call.Entry!.Queue;
        var inside = call with { Queue = queue, Ivr = null };
        if (node.Kind == FlowNodeKind.Callback && Callbacks.ForbidsRequest(turn.State, call) is not null)
        {
            Leave(turn, call, FlowOutcomes.Refused);
        }
        else if (node.Kind == FlowNodeKind.Callback)
        {
            Tell(turn, call, FlowOutcomes.CalledBack);
            Callbacks.Request(turn, inside, "caller");
        }
        else if (node.Kind == FlowNodeKind.Message)
        {
            Tell(turn, call, FlowOutcomes.Message);
            Messages.Begin(turn, inside);
        }
        else
        {
            Tell(turn, call, FlowOutcomes.Queued);
            ToQueue(turn, Preferred(call, node), queue);
        }
    }

    private static Call Preferred(Call call, FlowNode node) => node.PriorityMinutes == 0 ? call
        : Waiting.Prioritised(call, call.PriorityReasons.Add(new PriorityReason(PriorityReasons.Flow, node.PriorityMinutes)));

    private static void HangUp(Turn turn, Call call)
    {
        Tell(turn, call, FlowOutcomes.Ended);
        var ending = call.Ivr!.IsBlocked
            ? new Termination(TerminationClass.Refused, TerminationReasons.Blocked, EndedBy.System)
            : new Termination(TerminationClass.Completed, TerminationReasons.SelfService, EndedBy.System);
        var over = call with { Ivr = null };
        turn.Put(over);
        Ending.End(turn, over, ending);
    }

    private static string OutcomeOf(FlowNode node, FlowHours hours) => hours switch
    {
        FlowHours.Open => FlowOutcomes.Open,
        FlowHours.Holiday when node.Next.ContainsKey(FlowOutcomes.Holiday) => FlowOutcomes.Holiday,
        _ => FlowOutcomes.Closed,
    };

    /// <summary>Nodes that a caller who wants a person still passes: notices, and those that take no time or turn him away.</summary>
    private static bool IsHeardOut(FlowNodeKind kind) => kind is FlowNodeKind.Say or FlowNodeKind.Hours or FlowNodeKind.Language or FlowNodeKind.Block;

    /// <summary>Keys pressed ahead are for a menu or a number. What the edge finds between decides what is asked next, so they end there, and no visit is booked by a key that was pressed before its windows were said.</summary>
    private static bool TakesAhead(FlowNodeKind kind) => kind is not (FlowNodeKind.Identify or FlowNodeKind.Visit or FlowNodeKind.Status);

    private static string? TargetOf(FlowNode node, string outcome) => node.Next.GetValueOrDefault(outcome);

    /// <summary>The entry's own fields are told by <see cref="Fact.MenuChosen"/> and <see cref="Fact.CallQueued"/> already.</summary>
    private static void Tell(Turn turn, Call call, string outcome)
    {
        if (call is { Entry.Flow: not null, Ivr: { } state })
            turn.Tell(new Fact.FlowStep(turn.Now, call.Id, state.Flow.Id, state.Node, outcome));
    }
}
