namespace CallCenter.Web.Features.Customers;

/// <summary>Names the words of customers, units, warranty and tickets: <c>IStringLocalizer&lt;CrmText&gt;</c>.</summary>
internal sealed class CrmText;
