output "principals" {
  description = "The service accounts that there are: provisioning (k2g itself), worker (unless connectors are managed), connector."
  value       = local.principals
}

output "account_names" {
  description = "The display name of each service account, and of administrator, with whose key Terraform sets the ACLs."
  value       = { for role in concat(["administrator"], local.principals) : role => "k2g-${var.recipe}-${role}" }
}

output "environment_name" {
  description = "The display name of the environment, if one is made."
  value       = "k2g-${var.recipe}"
}

output "cluster_name" {
  description = "The display name of the cluster."
  value       = "k2g-${var.recipe}"
}

output "aura_name" {
  description = "The name of the Aura instance; Aura takes 30 characters."
  value       = substr("k2g-${var.recipe}", 0, 30)
}

output "availability" {
  description = "The cluster's availability: the given one, or the least that its type has."
  value       = coalesce(var.cluster.availability, local.availabilities[var.cluster.type][0])
}

output "state_topic" {
  description = "The topic in which k2g remembers what it manages. k2g makes it."
  value       = "k2g-state-${var.recipe}"
}

output "acls" {
  description = "Every right, sorted: principal (a role here, not yet an id), resource_type, resource_name, pattern_type, operation, permission."
  value       = values(local.keyed_acls)
}

output "keyed_acls" {
  description = "The same by a key that stays when others come and go."
  value       = local.keyed_acls
}

output "acls_json" {
  description = "The same as acls, for other programs: a JSON array, one object to a line."
  value       = "[\n${join(",\n", [for acl in values(local.keyed_acls) : "  ${jsonencode(acl)}"])}\n]\n"
}
