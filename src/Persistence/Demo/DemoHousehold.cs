using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;

namespace Persistence.Demo;

/// <summary>A unit with the people and the place that belong to it.</summary>
internal sealed record DemoHousehold(InstalledUnit Unit, ProductModel Model, Customer User, string Phone, DemoRegion Region, AddressId Address);
