using Crm.Domain.InstallBase;
using Crm.Domain.Warranty;

namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /warranty/decide</c>: the facts of a what-if. Nothing is required; what is missing is said in the steps.</summary>
/// <param name="Serial">A stored unit to begin with; facts given besides replace its own.</param>
/// <param name="Category">Category, to look the policy up.</param>
/// <param name="Brand">Brand, to look the policy up.</param>
/// <param name="Model">Model, to look the policy up.</param>
/// <param name="Region">GB/T 2260 code, 2 to 9 digits, or a province's or city's name; its rules are added to the policy.</param>
/// <param name="Use">household or commercial.</param>
/// <param name="PurchasedOn">Day of purchase.</param>
/// <param name="InvoicedOn">Day of the invoice; counts before the purchase.</param>
/// <param name="ProducedOn">Production day; year and month count.</param>
/// <param name="InstalledOn">Day of installation.</param>
/// <param name="ExchangedOn">Day of the last exchange.</param>
/// <param name="Policy">Policy terms; the stored table when null.</param>
/// <param name="Repairs">Repairs so far.</param>
/// <param name="Waits">Waits so far.</param>
/// <param name="Contracts">Paid contracts.</param>
/// <param name="Fault">The fault.</param>
/// <param name="ClosedDays">Rest days on which no period ends; given, last days roll over.</param>
/// <param name="RollOver">Rolls over on the site's own calendar when no closed days are given.</param>
/// <param name="Wish">return, exchange, repair, loaner.</param>
/// <param name="Price">The invoice's price in fen.</param>
/// <param name="SameModelAvailable">Whether the same model can be had.</param>
/// <param name="Trip">The way to the customer.</param>
/// <param name="Today">The day of the question; the fault's day, else business time, when null.</param>
public sealed record DecideBody(
    string? Serial = null, string? Category = null, string? Brand = null, string? Model = null, string? Region = null, UnitUse? Use = null,
    DateOnly? PurchasedOn = null, DateOnly? InvoicedOn = null, DateOnly? ProducedOn = null, DateOnly? InstalledOn = null, DateOnly? ExchangedOn = null,
    DecidePolicyBody? Policy = null, IReadOnlyList<DecideRepairBody>? Repairs = null, IReadOnlyList<DecideWaitBody>? Waits = null, IReadOnlyList<DecideContractBody>? Contracts = null,
    DecideFaultBody? Fault = null, IReadOnlyList<DateOnly>? ClosedDays = null, bool? RollOver = null, Remedy? Wish = null, long? Price = null, bool? SameModelAvailable = null,
    DecideTripBody? Trip = null, DateOnly? Today = null);
