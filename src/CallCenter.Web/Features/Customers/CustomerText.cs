namespace CallCenter.Web.Features.Customers;

/// <summary>Key of the texts of the customers' pages.</summary>
internal sealed class CustomerText;
