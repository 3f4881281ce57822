using CallCenter.Web.Features.Lists;
using Microsoft.Extensions.Localization;
using Persistence;
using Persistence.Queries;

namespace CallCenter.Web.Features.Customers;

/// <summary>What <c>GET /api/v1/customers/export</c> is asked, and what it works with.</summary>
internal readonly record struct CustomerExportRequest(
    string? Format, string? Search, string? Tier, string? Kind, string? Region, bool? DoNotCall, Guid? List, string? Query, CustomerListQuery Customers, ListLookUp LookUp, ListWords Lists, CrmWords Crm,
    CustomerWords Words, IStringLocalizer<CustomerText> Texts, StoreWriter Writer, TimeProvider Clock);
