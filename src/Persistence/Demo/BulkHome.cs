using Crm.Domain.Customers;
using Crm.Domain.InstallBase;

namespace Persistence.Demo;

/// <summary>What a bulk ticket needs of a machine; millions are kept, so it holds values only.</summary>
/// <param name="Unit">The machine.</param>
/// <param name="Customer">Who uses it.</param>
/// <param name="Address">Where it stands.</param>
/// <param name="Ordinal">The customer's ordinal, which gives the number.</param>
/// <param name="Model">Its place among the catalogue's models.</param>
internal readonly record struct BulkHome(UnitId Unit, CustomerId Customer, AddressId Address, long Ordinal, int Model);
