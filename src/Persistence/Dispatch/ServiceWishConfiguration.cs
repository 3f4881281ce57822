using Crm.Domain.Customers;
using Crm.Domain.Dispatch;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Dispatch;

internal sealed class ServiceWishConfiguration : IEntityTypeConfiguration<ServiceWish>
{
    public void Configure(EntityTypeBuilder<ServiceWish> builder)
    {
        builder.ToTable("ServiceWishes").HasKey(w => w.CustomerId);
        builder.Property(w => w.CustomerId).ValueGeneratedNever();
        builder.Property(w => w.SiteCode).HasMaxLength(Lengths.Code);
        builder.Property(w => w.TechnicianCode).HasMaxLength(Lengths.Code);
        builder.Property(w => w.SetBy).HasMaxLength(Lengths.User);
        builder.HasOne<Customer>().WithOne().HasForeignKey<ServiceWish>(w => w.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ServiceSite>().WithMany().HasForeignKey(w => w.SiteCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Technician>().WithMany().HasForeignKey(w => w.TechnicianCode).OnDelete(DeleteBehavior.Restrict);
    }
}
