namespace Crm.Domain.InstallBase;

/// <summary>One machine of a shipment as the ERP tells it.</summary>
/// <param name="Serial">Body serial as printed.</param>
/// <param name="Model">The maker's model code.</param>
/// <param name="Brand">Brand, or null where the model's code is one brand's alone.</param>
/// <param name="ProducedOn">Day of production, or null.</param>
/// <param name="SoldOn">Day of the invoice, or null while it stands in the shop.</param>
/// <param name="InvoiceNo">Number of the invoice, or null.</param>
/// <param name="Customer">Number of the customer who bought it, or null.</param>
public sealed record ShipmentLine(string? Serial, string? Model, string? Brand = null, DateOnly? ProducedOn = null, DateOnly? SoldOn = null, string? InvoiceNo = null, string? Customer = null);
