using System.Diagnostics;

namespace Crm.Domain.Parts;

/// <summary>An A-class part that was used up for nothing leaves an old part that is due back, and its claim line is held until that was received (reference §5.4, 13).</summary>
public static class CoreRules
{
    /// <summary>Days in which an old part comes back.</summary>
    public const int UsualDays = 30;

    /// <summary>The old part that is owed, or null.</summary>
    public static CoreReturn? Owed(ConsumedPart part, DateOnly used, int days = UsualDays) => part is { Class: PartClass.A, IsFree: true, Quantity: > 0 }
        ? new CoreReturn { PartNo = part.PartNo, Quantity = part.Quantity, DueBack = used.AddDays(days) }
        : null;

    /// <summary>Decides a command; the fact is the part as it is then. Lost holds as before: it is paid never, only looked for no more.</summary>
    public static Decision<CoreReturn> Decide(CoreReturn core, CoreCommand command) => command switch
    {
        _ when core.State is CoreState.Received or CoreState.Lost => Refuse("CoreIsFinal", core),
        CoreCommand.Send c when string.IsNullOrWhiteSpace(c.Waybill) => new Decision<CoreReturn>.Refused(Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "waybill"))),
        CoreCommand.Send when core.State != CoreState.DueBack => Refuse("CoreIsOnItsWay", core),
        CoreCommand.Send c => Accept(core with { State = CoreState.InTransit, Waybill = c.Waybill.Trim() }),
        CoreCommand.Receive => Accept(core with { State = CoreState.Received }),
        CoreCommand.WriteOff c when string.IsNullOrWhiteSpace(c.ApprovedBy) || c.ApprovedBy == c.SentBy => Refuse("WriteOffNeedsAnotherPerson", core),
        CoreCommand.WriteOff c => Accept(core with { State = CoreState.Lost, WrittenOffBy = c.ApprovedBy }),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    private static Decision<CoreReturn> Accept(CoreReturn core) => new Decision<CoreReturn>.Accepted([core]);

    private static Decision<CoreReturn> Refuse(string rule, CoreReturn core) => new Decision<CoreReturn>.Refused(Refusal.Of(rule, ("part", core.PartNo), ("state", core.State.ToString())));
}
