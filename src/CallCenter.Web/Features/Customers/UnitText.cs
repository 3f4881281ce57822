namespace CallCenter.Web.Features.Customers;

/// <summary>Names the texts of the pages of units: <c>IStringLocalizer&lt;UnitText&gt;</c>.</summary>
internal sealed class UnitText;
