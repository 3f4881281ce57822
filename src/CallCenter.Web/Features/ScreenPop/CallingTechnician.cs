using System.Collections.Immutable;

namespace CallCenter.Web.Features.ScreenPop;

/// <summary>A technician of ours calls from his own number.</summary>
/// <param name="Code">Staff number.</param>
/// <param name="Name">Name.</param>
/// <param name="SiteZh">Name of his site.</param>
/// <param name="SiteEn">The same in English, or empty.</param>
/// <param name="Visits">His visits of today, in the order of the day.</param>
public sealed record CallingTechnician(string Code, string Name, string SiteZh, string SiteEn, ImmutableArray<TechnicianVisit> Visits);
