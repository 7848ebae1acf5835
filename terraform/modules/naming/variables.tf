variable "recipe" {
  description = "The recipe's name, as in its recipe.yaml. The service accounts are named after it, and its state topic is k2g-state-NAME."
  type        = string
  default     = "meetup-rsvp"

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$", var.recipe))
    error_message = "recipe: up to 40 letters, digits, dots, hyphens and underscores, beginning with a letter or digit (service accounts are named after it)."
  }
}

variable "topics" {
  description = "The topics that the recipe's connectors consume. A name that ends in * stands for all that begin so."
  type        = list(string)
  default     = ["meetup-member-group-topic"]

  validation {
    condition     = length(var.topics) > 0
    error_message = "topics: name at least one."
  }
  validation {
    condition     = alltrue([for name in var.topics : can(regex("^[A-Za-z0-9._-]{1,248}[A-Za-z0-9._*-]$|^[A-Za-z0-9._-]$", name))])
    error_message = "topics: up to 249 letters, digits, dots, hyphens and underscores each; * only at the end, and not alone."
  }
}

variable "dead_letter_topics" {
  description = "The topics that take what connectors could not write. A name that ends in * stands for all that begin so."
  type        = list(string)
  default     = ["meetup-neo4j-dlq"]

  validation {
    condition     = alltrue([for name in var.dead_letter_topics : can(regex("^[A-Za-z0-9._-]{1,248}[A-Za-z0-9._*-]$|^[A-Za-z0-9._-]$", name))])
    error_message = "dead_letter_topics: up to 249 letters, digits, dots, hyphens and underscores each; * only at the end, and not alone."
  }
}

variable "connectors" {
  description = "The recipe's connectors; each has a consumer group connect-NAME. One that is renamed is listed by both names until it has moved. A name that ends in * stands for all that begin so."
  type        = list(string)
  default     = ["meetup-neo4j"]

  validation {
    condition     = alltrue([for name in var.connectors : can(regex("^[A-Za-z0-9][A-Za-z0-9._-]*[*]?$", name))])
    error_message = "connectors: letters, digits, dots, hyphens and underscores, beginning with a letter or digit; * only at the end, and not alone."
  }
}

variable "run_prefix" {
  description = "What the names begin with that a disposable run such as k2g verify gives to its topics and connectors; null where there are none."
  type        = string
  default     = null

  validation {
    condition     = var.run_prefix == null || can(regex("^[A-Za-z0-9][A-Za-z0-9._-]{3,}$", var.run_prefix))
    error_message = "run_prefix: at least four letters, digits, dots, hyphens and underscores, such as k2g-run-, so that it does not take in what others have."
  }
}

variable "connect" {
  description = "Who runs the connectors: worker (a Kafka Connect worker of your own) or managed (Confluent's service)."
  type        = string
  default     = "worker"

  validation {
    condition     = contains(["worker", "managed"], var.connect)
    error_message = "connect: worker or managed."
  }
}

variable "shared_key" {
  description = "Whether worker and connectors use k2g's own key, as with k2g worker start or a managed connector without a service account: provisioning then has their rights, too."
  type        = bool
  default     = false
}

variable "worker" {
  description = "The worker's group and its three internal topics, as in its configuration: by default k2g-connect-RECIPE, and -configs, -offsets and -status after the group."
  type = object({
    group_id             = optional(string)
    config_storage_topic = optional(string)
    offset_storage_topic = optional(string)
    status_storage_topic = optional(string)
  })
  default = {}

  validation {
    condition     = alltrue([for name in values(var.worker) : name == null || can(regex("^[A-Za-z0-9._-]{1,249}$", name))])
    error_message = "worker: up to 249 letters, digits, dots, hyphens and underscores each."
  }
  validation {
    condition     = length(distinct([coalesce(var.worker.config_storage_topic, "its configs"), coalesce(var.worker.offset_storage_topic, "its offsets"), coalesce(var.worker.status_storage_topic, "its status")])) == 3
    error_message = "worker: its three internal topics need three names."
  }
}

variable "cluster" {
  description = "The Kafka cluster: type (basic, standard, enterprise, dedicated, freight), cloud (AWS, AZURE, GCP), region, availability (by default the least that the type has), and cku for a dedicated one."
  type = object({
    type         = optional(string, "basic")
    cloud        = optional(string, "GCP")
    region       = optional(string, "europe-west1")
    availability = optional(string)
    cku          = optional(number)
  })
  default = {}

  validation {
    condition     = contains(["basic", "standard", "enterprise", "dedicated", "freight"], var.cluster.type)
    error_message = "cluster.type: basic, standard, enterprise, dedicated or freight."
  }
  validation {
    condition     = contains(["AWS", "AZURE", "GCP"], var.cluster.cloud)
    error_message = "cluster.cloud: AWS, AZURE or GCP, in capitals."
  }
  validation {
    condition     = can(regex("^[a-z0-9-]+$", var.cluster.region))
    error_message = "cluster.region: a region of the cloud in its own spelling, such as europe-west1 (GCP), eu-central-1 (AWS) or westeurope (AZURE)."
  }
  validation {
    condition     = var.cluster.type != "freight" || var.cluster.cloud == "AWS"
    error_message = "cluster: freight clusters are on AWS only."
  }
  validation {
    condition     = var.cluster.availability == null || contains(lookup(local.availabilities, var.cluster.type, []), coalesce(var.cluster.availability, "-"))
    error_message = "cluster.availability: a ${var.cluster.type} cluster has ${join(" or ", lookup(local.availabilities, var.cluster.type, []))}."
  }
  validation {
    condition     = (var.cluster.cku != null) == (var.cluster.type == "dedicated")
    error_message = "cluster.cku: a dedicated cluster needs it, and no other type takes it."
  }
  validation {
    condition     = var.cluster.cku == null || (try(var.cluster.cku >= (var.cluster.availability == "MULTI_ZONE" ? 2 : 1), false) && try(floor(var.cluster.cku) == var.cluster.cku, false))
    error_message = "cluster.cku: a whole number from 1, or from 2 in MULTI_ZONE."
  }
}
