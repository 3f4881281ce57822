using CallCenter.Web.Features.Lists;
using Microsoft.Extensions.Localization;
using Persistence;
using Persistence.InstallBase;

namespace CallCenter.Web.Features.Customers;

/// <summary>What <c>GET /api/v1/units/export</c> is asked, and what it works with.</summary>
internal readonly record struct UnitExportRequest(
    string? Format, string? Search, string? State, string? Model, Guid? List, string? Query, UnitQuery Units, ListLookUp LookUp, ListWords Lists, CrmWords Crm, IStringLocalizer<UnitText> Texts,
    StoreWriter Writer, BusinessClock Clock);
