using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Calls;

/// <summary>Every way to hand a customer on, with everything that can become of it, for browser and phone agents (contact-center.md §11, check 9). A desk phone's REFER is the same input as the
/// desk's key. In every cell: the customer is not lost, the recorder is one and unbroken, the contact is one, and each hears exactly whom he should.</summary>
public sealed class TransferMatrixTests
{
    private static readonly LegId s_none = new(default, 0);

    public enum Way
    {
        BlindToAgent,
        BlindToQueue,
        BlindToNumber,
        ConsultAgent,
        ConsultNumber,
    }

    public enum Fate
    {
        Answered,
        Busy,
        NoAnswer,
        Rejected,
        TargetHangsUp,
        CallerHangsUp,
        QueueClosed,
    }

    public static TheoryData<Way, Fate, AgentDevice> Cells
    {
        get
        {
            var cells = new TheoryData<Way, Fate, AgentDevice>();
            foreach (var way in Enum.GetValues<Way>())
                foreach (var fate in Enum.GetValues<Fate>())
                    foreach (var device in Enum.GetValues<AgentDevice>())
                        cells.Add(way, fate, device);
            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Transfer_WhateverBecomesOfIt_NeverLosesTheCustomer(Way way, Fate fate, AgentDevice device)
    {
        var cell = new Cell(way, device);
        var isOver = way is Way.ConsultAgent or Way.ConsultNumber ? Consult(cell, fate) : Blind(cell, fate);

        var (site, id) = (cell.Site, cell.Id);
        site.State.Calls.ContainsKey(id).ShouldBe(!isOver, "he is there unless he or who had him hung up");
        if (!isOver)
        {
            site.Call(id).Recording.ShouldBeTrue();
            site.All.OfType<Effect.StopRecording>().ShouldBeEmpty("the recorder goes on");
            site.CustomerLeaves(id);
        }

        site.All.OfType<Effect.StartRecording>().ShouldHaveSingleItem();
        site.All.OfType<Effect.StopRecording>().ShouldHaveSingleItem();
        site.State.Calls.ShouldBeEmpty("one contact from the first ring to the last word");
        var facts = site.All.OfType<Effect.Record>().Select(record => record.Fact).ToList();
        facts.OfType<Fact.CallReceived>().ShouldHaveSingleItem().Interaction.ShouldBe(id);
        facts.OfType<Fact.CallEnded>().ShouldHaveSingleItem().Interaction.ShouldBe(id);
    }

    private static bool Blind(Cell cell, Fate fate)
    {
        var (site, id) = (cell.Site, cell.Id);
        var isToAgent = cell.Way != Way.BlindToNumber;
        if (fate == Fate.QueueClosed)
            cell.Close(cell.Way == Way.BlindToQueue ? House.Installs : House.Repair);
        if (fate == Fate.Busy && isToAgent && cell.Device == AgentDevice.Browser)
            site.Choose(House.Cai, Presence.NotReady, "meal");
        var rule = (cell.Way, fate) switch
        {
            (Way.BlindToQueue, Fate.QueueClosed) => Rules.QueueIsClosed,
            (Way.BlindToAgent, Fate.Busy) when cell.Device == AgentDevice.Browser => Rules.TransferTargetIsNotFree,
            _ => null,
        };
        var transfer = new Input.BlindTransfer(House.Ann, id, cell.Target, "ann");
        if (rule is not null)
        {
            site.ShouldRefuse(transfer, rule);
            site.Earshot(id).ShouldBe("1:2 2:1", "they talk on");
            return false;
        }

        site.Send(transfer);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp);
        site.Choose(House.Ann, Presence.NotReady, "meal");
        site.Earshot(id).ShouldBe("", "ring-back or music, and nobody's voice");
        return cell.Become(fate) switch
        {
            Fate.Answered => Expect(cell, isToAgent ? CallPhase.Talking : CallPhase.TransferredOut, "1:3 3:1", isOver: false),
            Fate.TargetHangsUp or Fate.CallerHangsUp => true,
            _ => Expect(cell, CallPhase.Waiting, "", isOver: false, cell.Way == Way.BlindToQueue ? House.Installs : House.Repair),
        };
    }

    private static bool Consult(Cell cell, Fate fate)
    {
        var (site, id) = (cell.Site, cell.Id);
        if (fate == Fate.QueueClosed)
            cell.Close(House.Repair);
        var consult = new Input.Consult(House.Ann, id, cell.Target);
        if (fate == Fate.Busy && cell.Way == Way.ConsultAgent && cell.Device == AgentDevice.Browser)
        {
            site.Choose(House.Cai, Presence.NotReady, "meal");
            site.ShouldRefuse(consult, Rules.TransferTargetIsNotFree);
            site.Earshot(id).ShouldBe("1:2 2:1", "they talk on");
            return false;
        }

        site.Send(consult);
        site.Earshot(id).ShouldBe("", "the customer hears music, the agent ring-back");
        switch (cell.Become(fate))
        {
            case Fate.Answered:
                site.Earshot(id).ShouldBe("2:3 3:2", "in private");
                site.Send(new Input.CompleteTransfer(House.Ann, id));
                return Expect(cell, cell.Way == Way.ConsultAgent ? CallPhase.Talking : CallPhase.TransferredOut, "1:3 3:1", isOver: false);
            case Fate.CallerHangsUp:
                return true;
            default:
                Expect(cell, CallPhase.Held, "", isOver: false);
                site.Call(id).Consult.ShouldBeNull();
                site.Send(new Input.Resume(House.Ann, id));
                return Expect(cell, CallPhase.Talking, "1:2 2:1", isOver: false);
        }
    }

    private static bool Expect(Cell cell, CallPhase phase, string ears, bool isOver, QueueId? queue = null)
    {
        var call = cell.Site.Call(cell.Id);
        call.Phase.ShouldBe(phase);
        cell.Site.Earshot(cell.Id).ShouldBe(ears);
        call.Queued.ShouldBe(cell.Queued, "no wait is lost");
        if (queue is { } there)
            call.Queue.ShouldBe(there);
        return isOver;
    }

    /// <summary>Ann talks with a customer of the repair queue; Cai, who serves another queue, is ready on the same kind of device.</summary>
    private sealed class Cell
    {
        public Cell(Way way, AgentDevice device)
        {
            (Way, Device) = (way, device);
            Site.Ready(House.Ann, device);
            Id = Site.Arrive();
            Site.Send(device == AgentDevice.Browser ? new Input.Answer(House.Ann, Id) : new Input.LegAnswered(new LegId(Id, 2)));
            Site.Ready(House.Cai, device);
            Queued = Site.Call(Id).Queued;
        }

        public Way Way { get; }

        public AgentDevice Device { get; }

        public TestSite Site { get; } = new();

        public InteractionId Id { get; }

        public DateTimeOffset? Queued { get; }

        public TransferTarget Target => Way switch
        {
            Way.BlindToAgent or Way.ConsultAgent => House.ToCai,
            Way.BlindToQueue => House.ToInstalls,
            _ => House.Outside,
        };

        private bool IsOutside => Way is Way.BlindToNumber or Way.ConsultNumber;

        private LegId Leg => Site.State.Calls.TryGetValue(Id, out var call) && call.Has(new LegId(Id, 3)) ? new LegId(Id, 3) : s_none;

        public void Close(QueueId queue) => Site.Send(new Input.Configure(House.Plan.With(House.Plan.Queues[queue] with { IsOpen = false })));

        /// <summary>Plays the fate; a closed home queue is met by nobody answering.</summary>
        public Fate Become(Fate fate)
        {
            switch (fate)
            {
                case Fate.Answered or Fate.TargetHangsUp:
                    Site.Send(IsOutside || Device == AgentDevice.Phone ? new Input.LegAnswered(Leg) : new Input.Answer(House.Cai, Id));
                    break;
                case Fate.Busy when IsOutside || Device == AgentDevice.Phone:
                    Site.Send(new Input.LegEnded(Leg, LegEnding.Busy));
                    break;
                case Fate.Rejected:
                    Site.Send(IsOutside || Device == AgentDevice.Phone ? new Input.LegEnded(Leg, LegEnding.Rejected) : new Input.Reject(House.Cai, Id));
                    break;
                case Fate.NoAnswer or Fate.QueueClosed:
                    Site.PassSeconds(IsOutside ? 45 : 20);
                    break;
                case Fate.CallerHangsUp:
                    Site.CustomerLeaves(Id);
                    break;
            }

            if (fate == Fate.TargetHangsUp)
                Site.Send(IsOutside || Device == AgentDevice.Phone ? new Input.LegEnded(Leg, LegEnding.HungUp) : new Input.HangUp(House.Cai, Id, House.Cai.Value));
            return fate;
        }
    }
}
