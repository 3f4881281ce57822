using System.Collections.Frozen;
using System.Security.Claims;
using Persistence.Users;

namespace CallCenter.Web.Access;

/// <summary>Which role has which rights: one table, asked by every policy.</summary>
public static class RoleRights
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Table = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Roles.Agent] = [Rights.DeskUse, Rights.MessageHandle, Rights.CustomerRead, Rights.CustomerEdit, Rights.CustomerReveal, Rights.TicketEdit, Rights.RecordingPlayOwn, Rights.KnowledgeRead, Rights.QualityOwn, Rights.DemoUse],
        [Roles.Callback] = [Rights.DeskUse, Rights.MessageHandle, Rights.CustomerRead, Rights.CustomerEdit, Rights.CustomerReveal, Rights.TicketEdit, Rights.RecordingPlayOwn, Rights.KnowledgeRead, Rights.CallbackWork, Rights.QualityOwn, Rights.DemoUse],
        [Roles.Supervisor] = [Rights.DeskUse, Rights.MessageHandle, Rights.FloorSee, Rights.FloorControl, Rights.CustomerRead, Rights.CustomerEdit, Rights.CustomerMerge, Rights.CustomerExport, Rights.CustomerReveal, Rights.DataImport, Rights.TicketEdit, Rights.TicketApprove, Rights.RecordingPlayOwn, Rights.RecordingPlayAny, Rights.RecordingExport, Rights.KnowledgeRead, Rights.ReportRun, Rights.KnowledgeEdit, Rights.KnowledgeApprove, Rights.CallbackWork, Rights.CallbackManage, Rights.QualityOwn, Rights.QualityReview, Rights.DispatchWork, Rights.SiteManage, Rights.TechnicianTrip, Rights.TripOverride, Rights.SettlementAudit, Rights.WarrantyManage, Rights.FloorMonitor, Rights.DemoUse],
        [Roles.Reviewer] = [Rights.QualityOwn, Rights.FloorSee, Rights.CustomerRead, Rights.RecordingPlayOwn, Rights.RecordingPlayAny, Rights.RecordingExport, Rights.KnowledgeRead, Rights.ReportRun, Rights.KnowledgeEdit, Rights.KnowledgeApprove, Rights.QualityReview, Rights.DemoUse],
        [Roles.Dispatcher] = [Rights.CustomerRead, Rights.CustomerReveal, Rights.TicketEdit, Rights.KnowledgeRead, Rights.DispatchWork, Rights.SiteManage, Rights.DemoUse],
        [Roles.Parts] = [Rights.CustomerRead, Rights.CatalogueManage, Rights.KnowledgeRead, Rights.DemoUse],
        [Roles.Auditor] = [Rights.CustomerRead, Rights.RecordingPlayOwn, Rights.RecordingPlayAny, Rights.RecordingExport, Rights.KnowledgeRead, Rights.ReportRun, Rights.SettlementAudit, Rights.DemoUse],
        [Roles.Manager] = [Rights.FloorSee, Rights.CustomerRead, Rights.CatalogueManage, Rights.CustomerExport, Rights.TicketApprove, Rights.TicketApproveAny, Rights.WebhookManage, Rights.KnowledgeRead, Rights.ReportRun, Rights.CallbackManage, Rights.SiteManage, Rights.TechnicianTrip, Rights.TripOverride, Rights.SettlementAudit, Rights.DemoUse],
        [Roles.Administrator] = [.. Rights.All],
    }.ToFrozenDictionary(p => p.Key, p => p.Value.Append(Rights.OwnSettings).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Whether the role has the right; an unknown role has none.</summary>
    public static bool Has(string role, string right) => Table.TryGetValue(role, out var rights) && rights.Contains(right);

    /// <summary>Whether any role of the signed-in person has the right; an account of a service site keeps few (<see cref="SiteRights"/>).</summary>
    public static bool Has(ClaimsPrincipal person, string right)
    {
        if (!SiteRights.Allow(person, right))
            return false;
        foreach (var claim in person.FindAll(ClaimTypes.Role))
        {
            if (Has(claim.Value, right))
                return true;
        }

        return false;
    }
}
