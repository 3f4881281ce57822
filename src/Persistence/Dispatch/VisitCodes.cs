using Crm.Domain.Dispatch;
using Persistence.Floor;

namespace Persistence.Dispatch;

/// <summary>Rows of the editable code tables in the words of the visit's rules.</summary>
internal static class VisitCodes
{
    public static VisitCode ForVisits(this CodeRow row) => new(row.Group, row.Code, row.ValidFrom, row.ValidTo, row.Category);
}
