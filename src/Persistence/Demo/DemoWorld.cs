using Crm.Domain.Customers;

namespace Persistence.Demo;

/// <summary>The generated people and machines before they are written.</summary>
internal sealed class DemoWorld
{
    public List<Customer> Customers { get; } = [];

    public List<CustomerPhone> Phones { get; } = [];

    public List<CustomerAddress> Addresses { get; } = [];

    public List<DemoHousehold> Households { get; } = [];

    public void Add(Customer customer, CustomerAddress address, CustomerPhone phone)
    {
        Customers.Add(customer);
        Addresses.Add(address);
        Phones.Add(phone);
    }

    public void Add(DemoHousehold household) => Households.Add(household);
}
