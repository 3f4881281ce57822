using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Persistence.Configurations;

internal sealed class CustomerAddressConfiguration : IEntityTypeConfiguration<CustomerAddress>
{
    public void Configure(EntityTypeBuilder<CustomerAddress> builder)
    {
        builder.ToTable("CustomerAddresses").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.RegionCode).HasMaxLength(9);
        builder.Property(a => a.Region).HasMaxLength(Lengths.Name);
        builder.Property(a => a.Street).HasMaxLength(CustomerAddress.StreetLength);
        builder.Property(a => a.Detail).HasMaxLength(CustomerAddress.DetailLength);
        builder.HasIndex(a => a.Detail);
        builder.HasIndex(a => new { a.RegionCode, a.Detail });
        builder.HasOne<Customer>().WithMany().HasForeignKey(a => a.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
