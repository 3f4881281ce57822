using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace Telephony.Ivr.Flows;

/// <summary>What the flow asks of the edge, and what becomes of its answers. An answer to an earlier question changes nothing.</summary>
internal static class FlowQuestions
{
    public static void Ask(Turn turn, Call call, FlowNode node)
    {
        var state = call.Ivr!;
        if (node.Kind == FlowNodeKind.Block)
            LookUp(turn, call, LookUpKind.Block, call.RemoteNumber);
        else if (node.Kind == FlowNodeKind.Visit && state.Found?.TicketRef is { } ticket)
            Put(turn, call, asked => new Effect.OfferVisits(asked.Id, ticket, asked.Attempt), sayingPrompts: false);
        else if (node.Kind == FlowNodeKind.Visit)
            FlowRunner.Leave(turn, call, FlowOutcomes.None);
        else if (node.Number == FlowNumber.Caller)
            LookUp(turn, call, LookUpKind.Phone, call.RemoteNumber);
        else if (state.Number is { } number)
            LookUp(turn, call, KindOf(state.NumberKind), number);
        else
            FlowRunner.Leave(turn, call, FlowOutcomes.Unknown);
    }

    public static void LookedUp(Turn turn, Input.LookUpDone done)
    {
        if (Asked(turn, done.Interaction, done.Attempt, FlowNodeKind.Identify, FlowNodeKind.Block) is not { } call)
            return;
        FlowRunner.Hush(turn, call);
        var node = call.Ivr!.Here!;
        if (node.Kind == FlowNodeKind.Block)
            FlowRunner.Leave(turn, call with { Ivr = call.Ivr with { IsBlocked = done.Outcome == LookUpOutcome.Blocked } }, done.Outcome == LookUpOutcome.Blocked ? FlowOutcomes.Blocked : FlowOutcomes.Next);
        else if (done is { Outcome: LookUpOutcome.Found, Finding: { } finding })
            Found(turn, call, node, finding, done.Identified);
        else
            FlowRunner.Leave(turn, call, done.Outcome == LookUpOutcome.Unknown ? FlowOutcomes.Unknown : FlowOutcomes.Failed);
    }

    public static void Offered(Turn turn, Input.VisitsOffered offered)
    {
        if (Asked(turn, offered.Interaction, offered.Attempt, FlowNodeKind.Visit) is not { Ivr.Chosen: null } call)
            return;
        FlowRunner.Hush(turn, call);
        Offer(turn, call, call.Ivr!.Here!, offered);
    }

    public static void Booked(Turn turn, Input.VisitBooked booked)
    {
        if (Asked(turn, booked.Interaction, booked.Attempt, FlowNodeKind.Visit) is not { Ivr: { Chosen: { } window } state } call)
            return;
        FlowRunner.Hush(turn, call);
        var node = state.Here!;
        if (booked.Booking == VisitBooking.Booked)
            FlowRunner.Say(turn, call with { Ivr = state with { Found = state.Found! with { Visit = window } } }, FlowStage.Saying, [Prompts.VisitBooked, window.DayPrompt, window.HoursPrompt]);
        else if (booked.Booking == VisitBooking.Conflict && state.Round < node.Rounds)
            Put(turn, call with { Ivr = state with { Round = state.Round + 1, Chosen = null } }, asked => new Effect.OfferVisits(asked.Id, state.Found!.TicketRef!, asked.Attempt), sayingPrompts: false);
        else
            FlowRunner.Leave(turn, call, FlowOutcomes.Failed);
    }

    /// <summary>The edge did not answer in time. A block list that is not there blocks nobody.</summary>
    public static void Late(Turn turn, Call call) =>
        FlowRunner.Leave(turn, call, call.Ivr!.Here!.Kind == FlowNodeKind.Block ? FlowOutcomes.Next : FlowOutcomes.Failed);

    public static void SayWindows(Turn turn, Call call, FlowNode node) =>
        FlowRunner.Say(turn, FlowKeys.Fresh(turn, call), FlowStage.Listening,
            [.. node.Prompts, .. call.Ivr!.Windows.SelectMany((window, at) => new[] { window.DayPrompt, window.HoursPrompt, Prompts.Press, Prompts.Number(at + 1) })]);

    public static void WindowChosen(Turn turn, Call call, FlowNode node, char key)
    {
        var state = call.Ivr!;
        var at = key - '1';
        if (at >= 0 && at < state.Windows.Length)
        {
            FlowRunner.Hush(turn, call);
            var window = state.Windows[at];
            Put(turn, call with { Ivr = state with { Chosen = window } }, asked => new Effect.BookVisit(asked.Id, state.Found!.TicketRef!, window, asked.Attempt), sayingPrompts: false);
        }
        else if (FlowRunner.AsksForPerson(call, key))
        {
            FlowRunner.ToPerson(turn, call);
        }
        else if (key == '*')
        {
            FlowRunner.Hush(turn, call);
            FlowRunner.Leave(turn, call, FlowOutcomes.Declined);
        }
        else
        {
            FlowKeys.Again(turn, call, node);
        }
    }

    private static void Offer(Turn turn, Call call, FlowNode node, Input.VisitsOffered offered)
    {
        if (offered.IsFailed)
            FlowRunner.Leave(turn, call, FlowOutcomes.Failed);
        else if (offered.Windows.IsDefaultOrEmpty)
            FlowRunner.Leave(turn, call, FlowOutcomes.None);
        else
            SayWindows(turn, call with { Ivr = call.Ivr! with { Windows = [.. offered.Windows.Take(FlowLimits.Windows)] } }, node);
    }

    private static void Found(Turn turn, Call call, FlowNode node, CallerFinding finding, Input.CallerIdentified? identified)
    {
        var known = call with { TicketRef = finding.TicketRef ?? call.TicketRef, CustomerRef = finding.CustomerRef ?? call.CustomerRef, Ivr = call.Ivr! with { Found = finding } };
        if (identified is not null)
            known = Waiting.Known(known, identified) with { IsKeyed = node.Number != FlowNumber.Caller };
        FlowRunner.Leave(turn, known, finding.TicketStatus is not null && node.Next.ContainsKey(FlowOutcomes.Ticket) ? FlowOutcomes.Ticket : FlowOutcomes.Found);
    }

    private static void LookUp(Turn turn, Call call, LookUpKind kind, string number) =>
        Put(turn, call, asked => new Effect.LookUp(asked.Id, kind, number, asked.Attempt) { Caller = asked.RemoteNumber }, sayingPrompts: true);

    private static void Put(Turn turn, Call call, Func<Call, Effect> ask, bool sayingPrompts)
    {
        var asked = call with { Attempt = call.Attempt + 1 };
        FlowRunner.Say(turn, asked, FlowStage.Asking, sayingPrompts ? call.Ivr!.Here!.Prompts : []);
        turn.Ask(ask(asked));
        turn.Ask(new Effect.StartTimer(Timers.Of(TimerKind.FlowAnswer, asked), turn.Now + FlowLimits.Answer));
    }

    private static Call? Asked(Turn turn, InteractionId id, int attempt, params ReadOnlySpan<FlowNodeKind> kinds)
    {
        if (turn.Call(id) is { Ivr: { Stage: FlowStage.Asking, Here: { } node } } call && call.Attempt == attempt && kinds.Contains(node.Kind))
            return call;
        turn.Ignore("nobody waits for this answer");
        return null;
    }

    private static LookUpKind KindOf(FlowNumber number) => number switch
    {
        FlowNumber.Serial => LookUpKind.Serial,
        FlowNumber.Ticket => LookUpKind.Ticket,
        _ => LookUpKind.Phone,
    };
}
